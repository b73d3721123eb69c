import { Redis } from 'ioredis';

export interface RedisLinkOptions {
  /** `redis://` or, over TLS, `rediss://`, with user, password and database where there are any. */
  readonly url: string;
  /** How long Redis may be silent before a call rejects, in milliseconds. */
  readonly patienceMs: number;
  /** Told, in a sentence, what an operator has to set right. */
  readonly warn: (sentence: string) => void;
}

/** One connection to Redis, which comes back by itself. */
export interface RedisLink {
  readonly redis: Redis;
  /**
   * Does some work with Redis, which may take a moment to be there. Rejects with a sentence when it is not there within
   * the patience, or goes away meanwhile; then what was sent may have been done or not, and is not sent again.
   */
  readonly reach: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** How often a connection has come about. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Between two attempts to connect, in milliseconds: soon at first, so that a restart is hardly noticed. */
const RETRY = { step: 50, most: 2_000 };
const GIVE_UP_MS = 100;

/** @throws when the URL is none of Redis */
export function openRedisLink({ url, patienceMs, warn }: RedisLinkOptions): RedisLink {
  // Not the whole URL: it may hold a password, and this goes into logs.
  const name = `Redis at ${hostOf(url)}`;
  const redis = new Redis(url, {
    // A command that waits in here would be done at some time after its caller was told that it failed.
    enableOfflineQueue: false,
    // As many times is a command sent again when the connection breaks: the caller knows better.
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(RETRY.step * times, RETRY.most),
    connectTimeout: patienceMs,
    // A server that hangs keeps its connections: without this they would be waited on for ever.
    socketTimeout: patienceMs,
    // So long a process would be kept from ending by a connection that was given up, also one that is gone already.
    disconnectTimeout: GIVE_UP_MS,
  });
  let arrival = Promise.withResolvers<void>();
  let trouble = 'nobody answers';
  let breaks = 0;
  let connections = 0;
  redis.on('error', (error: NodeJS.ErrnoException) => {
    // Without a message where a name has several addresses and none of them answers.
    trouble = error.message || (error.code ?? error.name);
  });
  redis.on('close', () => {
    breaks += 1;
  });
  redis.on('ready', () => {
    connections += 1;
    trouble = 'the connection was closed';
    arrival.resolve();
    arrival = Promise.withResolvers<void>();
    // When it does not say, because the connection broke again or the user may not ask, there is nothing to warn of.
    warnOfEviction().catch(() => undefined);
  });

  /** Under any other policy Redis may throw away jobs, or parts of them, when its memory is full. */
  const warnOfEviction = async (): Promise<void> => {
    const policy = /^maxmemory_policy:(\S+)/mu.exec(await redis.info('memory'))?.[1];
    if (policy !== undefined && policy !== 'noeviction')
      warn(`${name} has maxmemory-policy ${policy}: set noeviction, or it may throw away jobs`);
  };
  const unreachable = (cause?: unknown): Error =>
    new Error(`${name} is not to be reached: ${trouble}`, { cause });
  /** A connection that has just broken is not writable any more, and not yet closed. */
  const isThere = (): boolean => redis.status === 'ready' && redis.stream.writable;
  const ready = async (): Promise<void> => {
    if (isThere()) return;
    if (redis.status === 'end') throw unreachable();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(unreachable()), patienceMs);
    try {
      await Promise.race([arrival.promise, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    redis,
    async reach(work) {
      await ready();
      const breaksBefore = breaks;
      try {
        return await work();
      } catch (error) {
        throw breaks === breaksBefore && isThere() ? error : unreachable(error);
      }
    },
    connections: () => connections,
    async close() {
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

function hostOf(url: string): string {
  const { protocol, host } = URL.parse(url) ?? {};
  if ((protocol !== 'redis:' && protocol !== 'rediss:') || host === undefined || host === '')
    throw new Error('the address of Redis has to be like redis://host:6379, or rediss://host:6379 with TLS');
  return host;
}
