import { createBell, type Engine, ringingProjector, startEngine, tellingLog } from '#pipeline';
import type { MooringSet } from '../set.js';
import { described } from './described.js';
import type { Life } from './life.js';
import type { ServerLog } from './server-log.js';

/** The life of an installation that is this process alone. */
export function ownLife(set: MooringSet, log: ServerLog): Life {
  const bell = createBell();
  const projector = ringingProjector(set.projector, bell);
  let engine: Engine | undefined;
  return {
    log: tellingLog(set.log, () => engine?.wake()),
    projector,
    bell,
    trouble: () => engine?.trouble,
    async start() {
      engine = startEngine({ ...set, projector }, (error) =>
        log('error', 'folding failed', described(error)),
      );
    },
    async stop() {
      await engine?.stop();
      // Whoever still waits for it would keep the process up until its patience ends.
      bell.ring();
    },
  };
}
