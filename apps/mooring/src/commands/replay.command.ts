import { replay } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { progress } from '../terminal/progress.js';
import { reportParked } from './report-parked.js';

/** Rebuilds state and read models from the log. */
export async function replayCommand(set: MooringSet, data: string): Promise<void> {
  const bar = progress('events');
  const events = await replay(set, (done) => bar.update('replaying', done, undefined)).finally(() =>
    bar.finish(),
  );
  print(`Replayed ${events.toLocaleString('en')} events; state and read models are rebuilt from the log.`);
  await reportParked(set, data);
}
