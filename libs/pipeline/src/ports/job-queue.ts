/** Work that is due at a time. The payload says what to look at, never what to do: the handler checks the present state. */
export interface Job {
  /** A hash without ':'. Scheduling an id that waits already changes nothing. */
  readonly id: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, string>>;
  /** ISO instant. */
  readonly runAt: string;
}

/** How much there is to do. */
export interface QueueDepth {
  /** All jobs, also those in hand. */
  readonly waiting: number;
  /** Those of them that are due. */
  readonly due: number;
  /** When the earliest of all jobs is or was due, an ISO instant in UTC; undefined when there is none. */
  readonly earliest: string | undefined;
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

  /** How much there is to do, for those who watch: in one look, whose time hardly depends on how many jobs there are. */
  depth(): Promise<QueueDepth>;

  /**
   * Hands every job that is due by the clock to the handler, the earliest first, and forgets it when the handler has
   * resolved; a job whose handler rejects stays and is handed out again by a later call. Resolves with the number done.
   */
  work(handler: (job: Job) => Promise<void>): Promise<number>;

  /**
   * Whether nothing has been lost since this process has last filled the queue, as far as can be told: false before that, and
   * after the queue was wiped or was away.
   */
  isWhole(): Promise<boolean>;

  /** Does `fill`, which schedules all that has to be there. When something is lost meanwhile, the queue is not whole. */
  refill(fill: () => Promise<unknown>): Promise<void>;
}
