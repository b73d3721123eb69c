import { setTimeout as pause } from 'node:timers/promises';

/** Between two looks; an answer that is there is taken at once. */
const PAUSE_MS = 20;

/**
 * Asks again and again until there is an answer, and returns it. A condition is asked for as a boolean: false is no answer,
 * nor is undefined.
 *
 * @param what is waited for, for the error when it does not come in time
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | false | undefined> | Answer | false | undefined,
  seconds = 60,
): Promise<Answer> {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${String(seconds)} s`);
    await pause(PAUSE_MS);
  }
}
