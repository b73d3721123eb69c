import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import { openQueue } from '../job-queue/open-queue.js';
import { openRedisLink } from '../job-queue/redis-link.js';

export interface BoardQueueOptions {
  /** `redis://` or, over TLS, `rediss://`, with user, password and database where there are any. */
  readonly url: string;
  /** The name of the installation, which begins all of its keys. */
  readonly installation: string;
  /** Told, in a sentence, what an operator has to set right. */
  readonly warn: (sentence: string) => void;
}

/** The jobs of an installation, to be looked at and not touched. */
export interface BoardQueue {
  /** What bull-board shows. */
  readonly shown: BaseAdapter;
  /** Whether Redis answers, within two seconds. */
  isThere(): Promise<boolean>;
  close(): Promise<void>;
}

const PATIENCE_MS = 2_000;

/**
 * Opens the queue for bull-board, which refuses whatever would change it. Redis may be down at the start and at any time.
 *
 * Rejects when the URL is none of Redis.
 */
export async function openBoardQueue({ url, installation, warn }: BoardQueueOptions): Promise<BoardQueue> {
  // The other processes have no use for it.
  const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter');
  const link = openRedisLink({ url, patienceMs: PATIENCE_MS, warn });
  const queue = openQueue(link.redis, installation);
  const answers = async (): Promise<boolean> => {
    try {
      await link.reach(() => link.redis.ping());
      return true;
    } catch {
      return false;
    }
  };
  return {
    shown: new BullMQAdapter(queue, { readOnlyMode: true }),
    async isThere() {
      // To connect and to be answered may each take the patience of the link: together they may not.
      const late = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => late.resolve(false), PATIENCE_MS);
      try {
        return await Promise.race([answers(), late.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      await queue.close();
      await link.close();
    },
  };
}
