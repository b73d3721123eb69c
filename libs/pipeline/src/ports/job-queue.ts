/** Work that is due at a time. The payload says what to look at, never what to do: the handler checks the present state. */
export interface Job {
  /** A hash without ':'. Scheduling an id that waits already changes nothing. */
  readonly id: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, string>>;
  /** ISO instant. */
  readonly runAt: string;
}

/**
 * Delayed jobs on the injected clock, at-least-once. "Done" belongs in the log, not here: the queue can be wiped and
 * rebuilt from state.
 */
export interface JobQueue {
  schedule(jobs: readonly Job[]): Promise<void>;

  /** Forgets waiting jobs; unknown ids are ignored. */
  cancel(ids: readonly string[]): Promise<void>;

  /** Jobs that wait, the earliest first (ties by id), at most `limit`. */
  waiting(limit: number): Promise<readonly Job[]>;

  /**
   * Hands every job that is due by the clock to the handler, the earliest first, and forgets it when the handler has
   * resolved; a job whose handler rejects stays and is handed out again by a later call. Resolves with the number done.
   */
  work(handler: (job: Job) => Promise<void>): Promise<number>;
}
