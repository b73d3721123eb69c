import { type Courier, createBell, type Engine, ringingProjector, startEngine, tellingLog } from '#pipeline';
import type { Notifications } from '../notify/notifications.js';
import type { MooringSet } from '../set.js';
import { described } from './described.js';
import type { Life } from './life.js';
import type { ServerLog } from './server-log.js';
import { startTelling } from './start-telling.js';

/** The life of an installation that is this process alone. */
export function ownLife(set: MooringSet, log: ServerLog, notifications?: Notifications): Life {
  const bell = createBell();
  const projector = ringingProjector(set.projector, bell);
  let engine: Engine | undefined;
  let courier: Courier | undefined;
  const eventLog = tellingLog(set.log, () => engine?.wake());
  return {
    log: eventLog,
    projector,
    bell,
    trouble: () => engine?.trouble,
    async start() {
      courier = startTelling(set, { eventLog, bell, log }, notifications);
      engine = startEngine(
        { ...set, projector },
        (error) => log('error', 'folding failed', described(error)),
        { onNotification: (job) => courier?.take(job) },
      );
    },
    async stop() {
      // What is being told needs the fold to come to an end.
      await courier?.stop();
      await engine?.stop();
      // Whoever still waits for it would keep the process up until its patience ends.
      bell.ring();
    },
  };
}
