import { randomUUID } from 'node:crypto';
import { createBell } from '#pipeline';
import { openRedisLink, type RedisLink } from '../job-queue/redis-link.js';

export interface RedisTurnOptions {
  /** `redis://` or, over TLS, `rediss://`. */
  readonly url: string;
  /** The name of the installation, which begins all of its keys. */
  readonly installation: string;
  /** What only one process may do at a time. */
  readonly name: string;
  /** Told, in a sentence, what an operator has to set right. */
  readonly warn: (sentence: string) => void;
  /** How long a process may give no sign of life before its turn goes to others, in milliseconds. */
  readonly leaseMs?: number;
  /** Between two attempts to get the turn, in milliseconds. */
  readonly lookMs?: number;
}

const LEASE_MS = 30_000;
const LOOK_MS = 500;
const PATIENCE_MS = 3_000;
/** Signs of life within a lease. */
const BEATS = 3;

/** Both look first who has the turn: after a silence it may be somebody else. */
const PROLONG = `return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PEXPIRE', KEYS[1], ARGV[2]) or 0`;
const GIVE_BACK = `return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0`;

/**
 * Something that the processes of an installation do one at a time. It keeps order, not truth: after a wipe of Redis, or a
 * silence that is longer than the lease, two of them may do it at the same time.
 */
export class RedisTurn {
  readonly #link: RedisLink;
  readonly #key: string;
  readonly #leaseMs: number;
  readonly #lookMs: number;

  /** @throws when the URL is none of Redis */
  constructor({ url, installation, name, warn, leaseMs = LEASE_MS, lookMs = LOOK_MS }: RedisTurnOptions) {
    this.#link = openRedisLink({ url, patienceMs: PATIENCE_MS, warn });
    this.#key = `${installation}:turn:${name}`;
    this.#leaseMs = leaseMs;
    this.#lookMs = lookMs;
  }

  /**
   * Does some work as soon as no other process does; waits for Redis, too.
   *
   * @throws the signal's reason when it comes before the turn
   */
  async take<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const token = randomUUID();
    const pause = createBell();
    const wake = (): void => pause.ring();
    signal.addEventListener('abort', wake);
    try {
      while (!(await this.#got(token))) {
        signal.throwIfAborted();
        await pause.next(0, this.#lookMs);
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
    const beating = setInterval(() => {
      this.#run(PROLONG, token, this.#leaseMs).catch(() => undefined);
    }, this.#leaseMs / BEATS);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      clearInterval(beating);
      // What is not given back runs out.
      await this.#run(GIVE_BACK, token).catch(() => undefined);
    }
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  async #got(token: string): Promise<boolean> {
    const { redis, reach } = this.#link;
    try {
      return (await reach(() => redis.set(this.#key, token, 'PX', this.#leaseMs, 'NX'))) === 'OK';
    } catch {
      return false;
    }
  }

  #run(script: string, ...values: readonly (string | number)[]): Promise<unknown> {
    const { redis, reach } = this.#link;
    return reach(() => redis.eval(script, 1, this.#key, ...values));
  }
}
