import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { StoredData } from './stored-job.js';

/** The braces keep all keys in one slot of a Redis that spreads them over nodes, as BullMQ's scripts need it. */
const QUEUE = '{jobs}';

/**
 * BullMQ's queue of an installation, over a connection that somebody else looks after: it asks and writes nothing by itself,
 * and Redis may be away.
 *
 * @param installation begins all of its keys
 */
export function openQueue(redis: Redis, installation: string): Queue<StoredData> {
  const queue = new Queue<StoredData>(QUEUE, {
    connection: redis,
    prefix: installation,
    // It would ask once, at the start, and never work again if Redis is away just then.
    skipVersionCheck: true,
    skipWaitingForReady: true,
    skipMetasUpdate: true,
  });
  // Who looks after the connection knows of the same errors, and tells them to those who call.
  queue.on('error', () => undefined);
  return queue;
}
