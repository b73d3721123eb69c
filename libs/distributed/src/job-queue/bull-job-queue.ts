import { randomUUID } from 'node:crypto';
import type { Queue } from 'bullmq';
import type { Clock, Job, JobQueue, QueueDepth } from '#pipeline';
import { handOut } from './hand-out.js';
import { defineJobScripts } from './job-scripts.js';
import { openLockedHands } from './locked-hands.js';
import { openQueue } from './open-queue.js';
import { readDepth, readDue, readWaiting } from './read-jobs.js';
import { openRedisLink, type RedisLink } from './redis-link.js';
import { bulkEntry, type StoredData } from './stored-job.js';

export interface BullJobQueueOptions {
  /** `redis://` or, over TLS, `rediss://`, with user, password and database where there are any. */
  readonly url: string;
  /**
   * The name of the installation, which begins all of its keys: several may share a Redis. BullMQ's tools are given it as
   * the prefix, and `{jobs}` as the name of the queue.
   */
  readonly installation: string;
  readonly clock: Clock;
  /** Told, in a sentence, what an operator has to set right. */
  readonly warn: (sentence: string) => void;
  /** How long Redis may be silent before a call rejects, in milliseconds. */
  readonly patienceMs?: number;
  /** How long a process may give no sign of life before the jobs in its hands go to others, in milliseconds. */
  readonly lockMs?: number;
}

/** The key of a text that stays until Redis is wiped. */
const MARK = 'filled';
const PATIENCE_MS = 3_000;
const LOCK_MS = 30_000;
/** Jobs in one round trip. */
const BATCH = 1_000;

/**
 * Delayed jobs in BullMQ on Redis, shared by any number of processes. They lie in BullMQ's own structures under their
 * true dates, so its tools show them; who takes one locks it. What BullMQ's workers do by the clock of the machine is
 * done here by the injected one. Redis may be down at the start and at any time: calls reject with a sentence that says
 * so, until it is back.
 */
export class BullJobQueue implements JobQueue {
  readonly #clock: Clock;
  readonly #lockMs: number;
  readonly #link: RedisLink;
  readonly #queue: Queue<StoredData>;
  readonly #working = new Set<Promise<number>>();
  /**
   * What stood under the mark, and which connection it was, when this process has last filled the queue. Who wipes Redis
   * takes the mark away; a Redis that comes back may have lost its last second, or be another one.
   */
  #filled: { readonly connection: number; readonly mark: string | null } | undefined;
  #closing = false;

  /** @throws when the URL is none of Redis */
  constructor(options: BullJobQueueOptions) {
    const { url, installation, clock, warn, patienceMs = PATIENCE_MS, lockMs = LOCK_MS } = options;
    this.#clock = clock;
    this.#lockMs = lockMs;
    this.#link = openRedisLink({ url, patienceMs, warn });
    defineJobScripts(this.#link.redis);
    this.#queue = openQueue(this.#link.redis, installation);
  }

  async schedule(jobs: readonly Job[]): Promise<void> {
    const now = this.#now();
    for (let at = 0; at < jobs.length; at += BATCH) {
      const entries = jobs.slice(at, at + BATCH).map((job) => bulkEntry(job, now));
      await this.#link.reach(() => this.#queue.addBulk(entries));
    }
  }

  async cancel(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      await this.#link.reach(() => this.#link.redis.forgetJobs(this.#queue.toKey(''), ...batch));
    }
  }

  async waiting(limit: number): Promise<readonly Job[]> {
    return this.#link.reach(() => readWaiting(this.#queue, this.#link.redis, limit));
  }

  /**
   * As the port says, while other processes may work as well: a job is in the hands of one of them at a time. Jobs of
   * one instant are handed to the handler several at a time.
   */
  async work(handler: (job: Job) => Promise<void>): Promise<number> {
    const working = this.#work(handler);
    this.#working.add(working);
    try {
      return await working;
    } finally {
      this.#working.delete(working);
    }
  }

  async depth(): Promise<QueueDepth> {
    return this.#link.reach(() => readDepth(this.#queue, this.#link.redis, this.#now()));
  }

  async isWhole(): Promise<boolean> {
    const mark = await this.#link.reach(() => this.#link.redis.get(this.#queue.toKey(MARK)));
    return (
      mark !== null && mark === this.#filled?.mark && this.#filled.connection === this.#link.connections()
    );
  }

  async refill(fill: () => Promise<unknown>): Promise<void> {
    const { redis } = this.#link;
    const key = this.#queue.toKey(MARK);
    const filled = await this.#link.reach(async () => {
      const connection = this.#link.connections();
      await redis.set(key, randomUUID(), 'NX');
      return { connection, mark: await redis.get(key) };
    });
    await fill();
    this.#filled = filled;
  }

  /** Resolves when what is in hand has been done; then the connection is closed. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#working);
    await this.#queue.close();
    await this.#link.close();
  }

  async #work(handler: (job: Job) => Promise<void>): Promise<number> {
    const due = await this.#link.reach(() => readDue(this.#queue, this.#link.redis, this.#now()));
    const hands = openLockedHands({
      queue: this.#queue,
      link: this.#link,
      clock: this.#clock,
      lockMs: this.#lockMs,
    });
    try {
      return await handOut(due, hands.take, handler, () => this.#closing);
    } finally {
      hands.close();
    }
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }
}
