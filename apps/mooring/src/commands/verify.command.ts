import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';

const SHOWN = 20;

/** Folds and decides everything again beside what is in use, and says where they differ. */
export async function verifyCommand(
  set: MooringSet,
  openSet: (folder: string) => Promise<MooringSet>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mooring-verify-'));
  const bar = progress('events');
  try {
    const scratch = await openSet(folder);
    const result = await verify({ log: set.log, present: set, scratch }, (done) =>
      bar.update('verifying', done, undefined),
    ).finally(() => scratch.close());
    bar.finish();
    const { events, derived, documents, rows, differences } = result;
    for (const { what, subject, detail } of differences.slice(0, SHOWN)) print(`${what}: ${subject}: ${detail}`);
    const counts = `${events.toLocaleString('en')} events, ${derived.toLocaleString('en')} decisions, ${documents.toLocaleString('en')} states, ${rows.toLocaleString('en')} rows`;
    if (differences.length > 0) {
      throw new UserError(`${differences.length.toLocaleString('en')} differences in ${counts}`);
    }
    print(`Verified: ${counts}; no difference.`);
  } finally {
    bar.finish();
    await rm(folder, { recursive: true, force: true });
  }
}
