import { createBell } from '#pipeline';
import { UnfitLog } from './unfit-log.js';

const PATIENCE_MS = 8_000;
const LOOK_MS = 100;

/** Asks brokers again and again for some seconds: a topic that was just made is unknown to some of them, or has no leaders. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const pause = createBell();
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > until || error instanceof UnfitLog) throw error;
      await pause.next(0, LOOK_MS);
    }
  }
}
