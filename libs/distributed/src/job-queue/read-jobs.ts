import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Job, QueueDepth } from '#pipeline';
import { type DueJob, earliestFirst } from './hand-out.js';
import { lastScoreBy, momentOf, type StoredData, storedJob } from './stored-job.js';

/** Of jobs outside of the delayed set, so many are looked at for the earliest: they are few, unless somebody put forward all. */
const STRAYS_READ = 100;

/** The jobs that are due by a moment, in milliseconds since 1970, in any order; also those in hand. */
export async function readDue(queue: Queue<StoredData>, redis: Redis, moment: number): Promise<DueJob[]> {
  const [scored, strays] = await Promise.all([
    redis.zrangebyscore(queue.toKey('delayed'), '-inf', lastScoreBy(moment), 'WITHSCORES'),
    readStrays(queue, redis),
  ]);
  const found = new Map(strays.map(({ id, runAt }) => [id, Date.parse(runAt)]));
  for (const { id, due } of dueOf(scored)) found.set(id, due);
  return [...found].map(([id, due]) => ({ id, due }));
}

/** The earliest jobs, ties by id, at most `limit`. */
export async function readWaiting(queue: Queue<StoredData>, redis: Redis, limit: number): Promise<Job[]> {
  const delayed = queue.toKey('delayed');
  const [strays, [, last]] = await Promise.all([
    readStrays(queue, redis),
    redis.zrangebyscore(delayed, '-inf', '+inf', 'WITHSCORES', 'LIMIT', limit - 1, 1),
  ]);
  // Redis has those of one instant in the order in which they came: which of the last ones belong to the reading shows
  // when all of them are known.
  const highest = last === undefined ? '+inf' : lastScoreBy(momentOf(Number(last)));
  const earliest = dueOf(await redis.zrangebyscore(delayed, '-inf', highest, 'WITHSCORES'))
    .toSorted(earliestFirst)
    .slice(0, limit);
  const read = await readJobs(
    queue,
    redis,
    earliest.map(({ id }) => id),
  );
  const jobs = new Map([...strays, ...read].map((job) => [job.id, job]));
  return [...jobs.values()]
    .map((job) => ({ job, id: job.id, due: Date.parse(job.runAt) }))
    .toSorted(earliestFirst)
    .slice(0, limit)
    .map(({ job }) => job);
}

/** How much there is to do at a moment, in milliseconds since 1970. */
export async function readDepth(queue: Queue<StoredData>, redis: Redis, moment: number): Promise<QueueDepth> {
  const delayed = queue.toKey('delayed');
  const [all, overdue, first, inHand, promoted, strays] = await Promise.all([
    redis.zcard(delayed),
    redis.zcount(delayed, '-inf', lastScoreBy(moment)),
    redis.zrangebyscore(delayed, '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, 1),
    redis.llen(queue.toKey('active')),
    redis.llen(queue.toKey('wait')),
    readStrays(queue, redis, STRAYS_READ - 1),
  ]);
  const dates = [...dueOf(first).map(({ due }) => due), ...strays.map(({ runAt }) => Date.parse(runAt))];
  return {
    waiting: all + inHand + promoted,
    due: overdue + inHand + promoted,
    earliest: dates.length === 0 ? undefined : new Date(Math.min(...dates)).toISOString(),
  };
}

/**
 * Jobs outside of the delayed set: those in hand, and those that somebody has put forward with BullMQ's tools.
 *
 * @param last place of the last one of either kind, from 0; -1 for all of them
 */
async function readStrays(queue: Queue<StoredData>, redis: Redis, last = -1): Promise<Job[]> {
  const lists = await Promise.all(['active', 'wait'].map((list) => redis.lrange(queue.toKey(list), 0, last)));
  return readJobs(queue, redis, lists.flat());
}

/** Leaves out jobs that are gone meanwhile. */
async function readJobs(queue: Queue<StoredData>, redis: Redis, ids: readonly string[]): Promise<Job[]> {
  const read = ids.map(async (id) => {
    const [name, data] = await redis.hmget(queue.toKey(id), 'name', 'data');
    return typeof name === 'string' && typeof data === 'string' ? [storedJob(id, name, data)] : [];
  });
  return (await Promise.all(read)).flat();
}

/** Reads ids and scores as Redis gives them, in turn. */
function dueOf(scored: readonly string[]): DueJob[] {
  return scored.flatMap((id, at) => (at % 2 === 0 ? [{ id, due: momentOf(Number(scored[at + 1])) }] : []));
}
