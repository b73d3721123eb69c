import type { ManualClock } from '../memory/index.js';
import type { Job, JobQueue } from '../ports/index.js';

/** An empty queue on the clock. */
export interface JobQueueFixture {
  readonly queue: JobQueue;
  readonly clock: ManualClock;
  dispose(): Promise<void>;
}

export const HOUR = 3_600_000;
/** When the suites begin. */
export const TEN = '2026-03-02T10:00:00.000Z';

/** A job that is due some hours from ten o'clock. */
export function jobAt(id: string, hours: number): Job {
  return {
    id,
    name: 'remind',
    payload: { taskId: `task-${id}` },
    runAt: new Date(Date.parse(TEN) + hours * HOUR).toISOString(),
  };
}

/** The ids of the jobs that wait, in order. */
export async function waitingIn(queue: JobQueue, limit = 1000): Promise<readonly string[]> {
  return (await queue.waiting(limit)).map(({ id }) => id);
}

/** Does all jobs that are due and returns their ids as they were handed out; fails when the queue has counted others. */
export async function workOff(queue: JobQueue): Promise<readonly string[]> {
  const ids: string[] = [];
  const done = await queue.work(async ({ id }) => {
    ids.push(id);
  });
  if (done !== ids.length) throw new Error(`${String(done)} counted, ${String(ids.length)} handed out`);
  return ids;
}
