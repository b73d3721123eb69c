import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Job } from '#pipeline';
import { ManualClock } from '#pipeline/memory';
import {
  describeWithThrowawayRedis,
  type ThrowawayRedis,
  throwawayRedis,
} from '../../../../test/support/throwaway-redis.js';
import { until } from '../../../../test/support/until.js';
import { BullJobQueue, type BullJobQueueOptions } from './bull-job-queue.js';

const JOB: Job = { id: 'a', name: 'remind', payload: {}, runAt: '2026-03-02T09:00:00.000Z' };

describeWithThrowawayRedis('a job queue whose Redis is away', () => {
  let server: ThrowawayRedis;
  let queue: BullJobQueue | undefined;

  beforeEach(async () => {
    server = await throwawayRedis();
  });
  afterEach(async () => {
    await queue?.close();
    await server.dispose();
  });

  const open = (given: Partial<BullJobQueueOptions> = {}): BullJobQueue => {
    queue = new BullJobQueue({
      url: server.url,
      installation: 'mooring',
      clock: new ManualClock('2026-03-02T10:00:00.000Z'),
      warn: () => undefined,
      patienceMs: 500,
      ...given,
    });
    return queue;
  };
  const workOff = async (jobs: BullJobQueue) => {
    const ids: string[] = [];
    await jobs.work(async ({ id }) => {
      ids.push(id);
    });
    return ids;
  };
  const away = () => `Redis at ${server.host} is not to be reached: `;

  test('given a Redis that is down at the start, when it comes, then the queue works by itself', async () => {
    const jobs = open();
    await expect(jobs.schedule([JOB])).rejects.toThrow(`${away()}connect ECONNREFUSED`);
    await expect(jobs.schedule([])).resolves.toBeUndefined();
    await expect(workOff(jobs)).rejects.toThrow(away());
    await server.start();
    await until('Redis is reached', () => jobs.depth().catch(() => undefined));
    await jobs.schedule([JOB]);
    expect(await workOff(jobs)).toEqual(['a']);
  });

  test('given a Redis that is killed, when it is back, then the jobs are there and the queue goes on by itself', async () => {
    await server.start();
    const jobs = open();
    await jobs.schedule([JOB]);
    await server.kill();
    await expect(jobs.cancel(['a'])).rejects.toThrow(away());
    await expect(jobs.waiting(1)).rejects.toThrow(away());
    await server.start();
    await until('Redis is reached', () => jobs.depth().catch(() => undefined));
    expect(await workOff(jobs)).toEqual(['a']);
  });

  test('given a Redis that is killed while a job is in hand, then work rejects and the job is not forgotten', async () => {
    await server.start();
    const jobs = open({ lockMs: 500 });
    await jobs.schedule([JOB]);
    await expect(jobs.work(() => server.kill())).rejects.toThrow(away());
    await server.start();
    await until('the job is handed out again', () =>
      workOff(jobs).then(
        ({ length }) => length === 1,
        () => false,
      ),
    );
    expect(await jobs.waiting(1)).toEqual([]);
  });

  test('given a Redis that hangs, then calls reject, and when it goes on, so does the queue', async () => {
    await server.start();
    const jobs = open();
    await jobs.schedule([JOB]);
    server.hang();
    await expect(workOff(jobs)).rejects.toThrow(away());
    await expect(jobs.schedule([{ ...JOB, id: 'b' }])).rejects.toThrow(away());
    server.wake();
    await until('Redis is reached', () => jobs.depth().catch(() => undefined));
    expect(await workOff(jobs)).toEqual(['a']);
  });

  test('given a Redis that is down or hangs, when the queue is closed, then that does not take longer than a call', async () => {
    await open().close();
    await server.start();
    const jobs = open();
    await jobs.schedule([JOB]);
    server.hang();
    await jobs.close();
    await expect(jobs.waiting(1)).rejects.toThrow(away());
  });

  test('given a name with several addresses and none that answers, then the sentence still says why', async () => {
    const jobs = open({ url: server.url.replace('127.0.0.1', 'localhost') });
    await expect(jobs.depth()).rejects.toThrow(
      /^Redis at localhost:\d+ is not to be reached: .*ECONNREFUSED/u,
    );
  });

  test('given a Redis that is wiped empty of jobs and scripts, then the next calls work', async () => {
    await server.start();
    const jobs = open();
    await jobs.schedule([JOB, { ...JOB, id: 'b' }]);
    const redis = new Redis(server.url);
    const wipe = async () => {
      await redis.flushall();
      await redis.script('FLUSH');
    };
    expect(await jobs.work(wipe)).toBeGreaterThan(0);
    expect(await jobs.waiting(10)).toEqual([]);
    await jobs.schedule([JOB, { ...JOB, id: 'c' }]);
    await wipe();
    await jobs.schedule([JOB, { ...JOB, id: 'c' }]);
    expect(await workOff(jobs)).toEqual(['a', 'c']);
    redis.disconnect();
  });

  test('given a queue that was filled, when Redis is wiped, killed, or wiped while it is filled, then it is not whole', async () => {
    await server.start();
    const jobs = open();
    const redis = new Redis(server.url);
    const fill = () => jobs.refill(() => jobs.schedule([JOB]));
    await fill();
    expect(await jobs.isWhole()).toBe(true);
    await redis.flushall();
    expect(await jobs.isWhole()).toBe(false);
    await jobs.refill(() => redis.flushall());
    expect(await jobs.isWhole()).toBe(false);
    await fill();
    await server.kill();
    await expect(jobs.isWhole()).rejects.toThrow(away());
    await server.start();
    // What it has acknowledged may be gone for its last second.
    await until('Redis is reached', () => jobs.depth().catch(() => undefined));
    expect(await jobs.isWhole()).toBe(false);
    await fill();
    expect(await jobs.isWhole()).toBe(true);
    redis.disconnect();
  });

  test('given two processes, when Redis is wiped and one fills it, then so does the other, and the first need not again', async () => {
    await server.start();
    const jobs = open();
    const others = new BullJobQueue({
      url: server.url,
      installation: 'mooring',
      clock: new ManualClock('2026-03-02T10:00:00.000Z'),
      warn: () => undefined,
    });
    for (const each of [jobs, others]) await each.refill(async () => undefined);
    expect([await jobs.isWhole(), await others.isWhole()]).toEqual([true, true]);
    const redis = new Redis(server.url);
    await redis.flushall();
    await jobs.refill(async () => undefined);
    expect([await jobs.isWhole(), await others.isWhole()]).toEqual([true, false]);
    await others.refill(async () => undefined);
    expect([await jobs.isWhole(), await others.isWhole()]).toEqual([true, true]);
    redis.disconnect();
    await others.close();
  });
});
