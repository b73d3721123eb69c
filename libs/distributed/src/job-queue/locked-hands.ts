import { randomUUID } from 'node:crypto';
import { ErrorCode, Job as BullJob, type Queue } from 'bullmq';
import type { Clock } from '#pipeline';
import type { TakeJob } from './hand-out.js';
import type { RedisLink } from './redis-link.js';
import { lastScoreBy, type StoredData, storedJob } from './stored-job.js';

export interface LockedHandsPorts {
  readonly queue: Queue<StoredData>;
  readonly link: RedisLink;
  readonly clock: Clock;
  /** How long a lock holds without being renewed, in milliseconds. */
  readonly lockMs: number;
}

export interface LockedHands {
  readonly take: TakeJob;
  /** Nothing is in hand any more: no lock has to be renewed. */
  close(): void;
}

/** What BullMQ says of a job that was cancelled, or has gone to somebody else because its lock was not renewed in time. */
const LOST = new Set<unknown>([
  ErrorCode.JobNotExist,
  ErrorCode.JobLockNotExist,
  ErrorCode.JobNotInState,
  ErrorCode.JobLockMismatch,
]);

/** Takes jobs under locks of BullMQ and renews them for as long as a job is in hand. */
export function openLockedHands({ queue, link, clock, lockMs }: LockedHandsPorts): LockedHands {
  const { backend } = queue;
  const token = randomUUID();
  const inHand = new Set<string>();
  const renew = (): void => {
    const ids = [...inHand];
    if (ids.length === 0) return;
    const tokens = ids.map(() => token);
    const renewal = link.reach(() => backend.extendLocks(ids, tokens, lockMs));
    // The next renewal comes in time, or the lock ends and another process does the job again.
    renewal.catch(() => undefined);
  };
  const timer = setInterval(renew, lockMs / 3);

  return {
    async take(ids) {
      const now = Date.parse(clock.now());
      const reply = await link.reach(() =>
        link.redis.takeJob(queue.toKey(''), token, lockMs, now, lastScoreBy(now), ...ids),
      );
      if (reply === null) return undefined;
      const [place, name, data, timestamp] = reply;
      const job = storedJob(ids[place - 1] ?? '', name, data);
      const { id, payload, runAt } = job;
      const forget = async (): Promise<void> => {
        const bull = new BullJob(queue, name, { payload, runAt }, { removeOnComplete: true }, id);
        await bull.moveToCompleted(undefined, token, false);
      };
      const putBack = async (): Promise<void> => {
        // To its old place, and as often as need be: no attempts are counted.
        const delay = Date.parse(runAt) - Number(timestamp);
        await backend.moveToDelayed(id, Number(timestamp), delay, token, { skipAttempt: true });
      };
      inHand.add(id);
      return {
        job,
        place,
        async putDown(done) {
          inHand.delete(id);
          try {
            await link.reach(done ? forget : putBack);
          } catch (error) {
            if (!(error instanceof Error && 'code' in error && LOST.has(error.code))) throw error;
          }
        },
      };
    },
    close() {
      clearInterval(timer);
    },
  };
}
