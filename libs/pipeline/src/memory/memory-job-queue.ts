import type { Clock, Job, JobQueue, QueueDepth } from '../ports/index.js';
import { compareText } from './compare-text.js';
import { deepFreeze } from './deep-freeze.js';

interface WaitingJob {
  readonly job: Job;
  /** `runAt` in milliseconds, since texts of one instant differ. */
  readonly due: number;
}

/** Delayed jobs in memory: for tests and back-tests. */
export class MemoryJobQueue implements JobQueue {
  readonly #clock: Clock;
  readonly #jobs = new Map<string, WaitingJob>();
  #isFilled = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async schedule(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) {
      if (!this.#jobs.has(job.id))
        this.#jobs.set(job.id, { job: deepFreeze(job), due: Date.parse(job.runAt) });
    }
  }

  async cancel(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#jobs.delete(id);
  }

  async waiting(limit: number): Promise<readonly Job[]> {
    return [...this.#jobs.values()]
      .toSorted(earliestFirst)
      .slice(0, limit)
      .map(({ job }) => job);
  }

  async depth(): Promise<QueueDepth> {
    const now = Date.parse(this.#clock.now());
    let due = 0;
    let earliest = Number.POSITIVE_INFINITY;
    for (const waiting of this.#jobs.values()) {
      if (waiting.due <= now) due += 1;
      earliest = Math.min(earliest, waiting.due);
    }
    const waiting = this.#jobs.size;
    return { waiting, due, earliest: waiting === 0 ? undefined : new Date(earliest).toISOString() };
  }

  async work(handler: (job: Job) => Promise<void>): Promise<number> {
    const now = Date.parse(this.#clock.now());
    const due = [...this.#jobs.values()].filter((waiting) => waiting.due <= now).toSorted(earliestFirst);
    let done = 0;
    for (const waiting of due) {
      const { job } = waiting;
      // An earlier handler may have cancelled it.
      if (this.#jobs.get(job.id) !== waiting) continue;
      try {
        await handler(job);
      } catch {
        continue;
      }
      // Its handler may have cancelled it and scheduled it anew.
      if (this.#jobs.get(job.id) === waiting) this.#jobs.delete(job.id);
      done += 1;
    }
    return done;
  }

  async isWhole(): Promise<boolean> {
    return this.#isFilled;
  }

  async refill(fill: () => Promise<unknown>): Promise<void> {
    await fill();
    this.#isFilled = true;
  }
}

function earliestFirst(one: WaitingJob, other: WaitingJob): number {
  return one.due - other.due || compareText(one.job.id, other.job.id);
}
