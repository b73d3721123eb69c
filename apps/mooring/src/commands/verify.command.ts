import { verify } from '#pipeline';
import type { OpenSet } from '../open-set.js';
import type { MooringSet } from '../set.js';
import { inTemporaryFolder } from '../temporary-folder.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { UserError } from '../user-error.js';
import { reportParked } from './report-parked.js';

const SHOWN = 20;

/**
 * Folds and decides everything again beside what is in use, and says where they differ. Needs the folder to itself: what
 * another process is writing would look like a difference, and so would what a crash kept from being folded.
 */
export async function verifyCommand(
  set: MooringSet,
  openSet: OpenSet,
  data: string,
  strict: boolean,
): Promise<void> {
  await set.projector.drain();
  const bar = progress('events');
  const { events, derived, documents, rows, history, differences } = await inTemporaryFolder(
    async (folder) => {
      const scratch = set.scratch?.() ?? (await openSet(folder, 'write', data));
      try {
        const onProgress = (done: number): void => bar.update('verifying', done, undefined);
        return await verify({ log: set.log, present: set, scratch }, { onProgress, strict });
      } finally {
        await scratch.close();
        bar.finish();
      }
    },
  );
  for (const { what, subject, detail } of differences.slice(0, SHOWN))
    print(`${what}: ${subject}: ${detail}`);
  const strictly = history && { entries: history.entries, shipments: history.shipments };
  const counts = Object.entries({ events, decisions: derived, states: documents, rows, ...strictly })
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    .join(', ');
  if (differences.length > 0) {
    throw new UserError(`${differences.length.toLocaleString('en')} differences in ${counts}`);
  }
  print(`Verified: ${counts}; no difference.`);
  await reportParked(set, data);
}
