import type { Redis, Result } from 'ioredis';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    /**
     * Takes the first of some jobs that is due and that nobody has in hand, and locks it.
     *
     * @param keys what the keys of the queue begin with
     * @param now milliseconds since 1970
     * @param lastScore the highest score of a job that is due
     */
    takeJob(
      keys: string,
      token: string,
      lockMs: number,
      now: number,
      lastScore: number,
      ...ids: readonly string[]
    ): Result<TakenReply | null, Context>;

    /** Forgets jobs wherever they lie, also those in hand: whoever has one finds it gone. Unknown ids are ignored. */
    forgetJobs(keys: string, ...ids: readonly string[]): Result<null, Context>;
  }
}

/** The place in the list of the ids, from 1; name, data and timestamp of the job. */
type TakenReply = [place: number, name: string, data: string, timestamp: string];

/**
 * With the keys and fields of BullMQ's own `moveToActive`. That one cannot be used: before it takes a job it moves into
 * the waiting list whatever is due by the clock of the machine, so that neither the injected clock nor the order of a
 * caller would count.
 *
 * A job that is active without a lock was in the hands of a process that has died or hung: it is taken again. One in the
 * waiting list was put forward by an operator with BullMQ's tools, and is due whatever its date.
 */
const TAKE_JOB = `
local keys, token, lockMs, now, lastScore = KEYS[1], ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
for at = 5, #ARGV do
  local id = ARGV[at]
  local job = keys .. id
  local lock = job .. ':lock'
  if redis.call('EXISTS', lock) == 0 then
    local score = redis.call('ZSCORE', keys .. 'delayed', id)
    local found = 0
    if not score then
      found = redis.call('LREM', keys .. 'active', 1, id) + redis.call('LREM', keys .. 'wait', 1, id)
    elseif tonumber(score) <= lastScore then
      found = redis.call('ZREM', keys .. 'delayed', id)
    end
    local fields = redis.call('HMGET', job, 'name', 'data', 'timestamp')
    if found > 0 and fields[2] then
      redis.call('LPUSH', keys .. 'active', id)
      redis.call('SET', lock, token, 'PX', lockMs)
      redis.call('HSET', job, 'processedOn', now)
      redis.call('HINCRBY', job, 'ats', 1)
      return { at - 4, fields[1], fields[2], fields[3] }
    end
  end
end
return nil`;

/**
 * BullMQ's own `removeJob` leaves a job alone that is locked, and between taking away the lock and removing the job
 * another process would take it.
 */
const FORGET_JOBS = `
local keys = KEYS[1]
for _, id in ipairs(ARGV) do
  local job = keys .. id
  redis.call('DEL', job, job .. ':lock', job .. ':logs')
  if redis.call('ZREM', keys .. 'delayed', id) == 0 then
    redis.call('LREM', keys .. 'active', 1, id)
    redis.call('LREM', keys .. 'wait', 1, id)
  end
end
return nil`;

/** Gives a connection its commands `takeJob` and `forgetJobs`. To be called once for a connection. */
export function defineJobScripts(redis: Redis): void {
  redis.defineCommand('takeJob', { numberOfKeys: 1, lua: TAKE_JOB });
  redis.defineCommand('forgetJobs', { numberOfKeys: 1, lua: FORGET_JOBS });
}
