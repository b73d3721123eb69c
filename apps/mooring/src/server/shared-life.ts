import { type Courier, type Duty, type Engine, type Projector, startEngine, watchingBell } from '#pipeline';
import type { Notifications } from '../notify/notifications.js';
import type { MooringSet, SharedFold } from '../set.js';
import { described } from './described.js';
import type { Life } from './life.js';
import type { ServerLog } from './server-log.js';
import type { Part } from './part.js';
import { startTelling } from './start-telling.js';

export interface SharedLifeOptions {
  readonly parts: readonly Part[];
  readonly log: ServerLog;
  readonly notifications?: Notifications | undefined;
}

/** How far the clocks of the processes may be ahead of the brokers'. */
const SKEW_MS = 60_000;

/** Doing jobs needs nothing to be folded first: each looks at how things stand. */
const NOTHING_TO_WAIT_FOR: Projector = { drain: async () => 0 };

/** The life of one process of several that share an installation. */
export function sharedLife(set: MooringSet, { parts, log, notifications }: SharedLifeOptions): Life {
  const bell = watchingBell(set);
  const folds = parts.includes('projector');
  const duties: readonly Duty[] = [
    ...(folds ? (['weeks'] as const) : []),
    ...(parts.includes('follow-up') ? (['jobs'] as const) : []),
  ];
  let fold: SharedFold | undefined;
  let engine: Engine | undefined;
  let courier: Courier | undefined;
  const onTrouble = (error: unknown): void => log('error', 'going on failed, trying again', described(error));
  return {
    log: set.log,
    projector: set.projector,
    bell,
    trouble() {
      return fold?.trouble ?? engine?.trouble;
    },
    async start() {
      if (folds) {
        fold = await set.follow?.({ onFolded: () => engine?.wake(), onTrouble });
      }
      if (duties.length === 0) return;
      const projector = folds ? set.projector : NOTHING_TO_WAIT_FOR;
      if (duties.includes('jobs'))
        courier = startTelling(set, { eventLog: set.log, bell, log }, notifications);
      engine = startEngine({ ...set, projector }, onTrouble, {
        duties,
        skewMs: SKEW_MS,
        onNotification: (job) => courier?.take(job),
      });
    },
    async stop() {
      await courier?.stop();
      await engine?.stop();
      await fold?.stop();
    },
  };
}
