import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Job } from '#pipeline';
import { ManualClock } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { BullJobQueue } from './bull-job-queue.js';

const NOW = '2026-03-02T10:00:00.000Z';

await describeWithServers("BullMQ's tools beside a job queue", ({ redisUrl, name }) => {
  let queue: BullJobQueue;
  let redis: Redis;
  /** What bull-board reads and writes through. */
  let tool: Queue;

  beforeEach(() => {
    const installation = `${name}-${randomUUID()}`;
    const clock = new ManualClock(NOW);
    queue = new BullJobQueue({ url: redisUrl, installation, clock, warn: () => undefined });
    redis = new Redis(redisUrl);
    tool = new Queue('{jobs}', { connection: redis, prefix: installation });
  });
  afterEach(async () => {
    await Promise.all([queue.close(), tool.close()]);
    redis.disconnect();
  });

  const job = (id: string, runAt: string): Job => ({ id, name: 'remind', payload: { taskId: id }, runAt });
  const workOff = async () => {
    const ids: string[] = [];
    await queue.work(async ({ id }) => {
      ids.push(id);
    });
    return ids;
  };
  /** The ids of the delayed jobs with the instants at which they are due. */
  const shown = async () =>
    (await tool.getDelayed()).map(({ id, timestamp, delay }) => [
      id,
      new Date(timestamp + delay).toISOString(),
    ]);

  test('jobs are shown as delayed, under their names and true dates, also when they are overdue', async () => {
    await queue.schedule([job('b', '2026-03-03T09:00:00.000Z'), job('a', '2026-03-01T09:00:00.000Z')]);
    expect(await shown()).toEqual([
      ['a', '2026-03-01T09:00:00.000Z'],
      ['b', '2026-03-03T09:00:00.000Z'],
    ]);
    expect(await tool.getJob('b')).toMatchObject({ name: 'remind', data: { payload: { taskId: 'b' } } });
  });

  test('a job in hand is shown as active, one that is done not at all, one that failed under its old date', async () => {
    await queue.schedule([job('a', '2026-03-01T09:00:00.000Z'), job('b', '2026-03-01T09:00:00.001Z')]);
    const during: unknown[] = [];
    await queue.work(async ({ id }) => {
      during.push(await tool.getJobCounts('delayed', 'active'));
      if (id === 'b') throw new Error('the mail server is down');
    });
    expect(during).toEqual([
      { delayed: 1, active: 1 },
      { delayed: 0, active: 1 },
    ]);
    expect(await shown()).toEqual([['b', '2026-03-01T09:00:00.001Z']]);
    expect(await tool.getJobCounts('active', 'completed', 'failed')).toEqual({
      active: 0,
      completed: 0,
      failed: 0,
    });
  });

  test('a job that is put forward still waits, is handed out before its date, and once', async () => {
    const later = job('a', '2026-03-03T09:00:00.000Z');
    await queue.schedule([later]);
    await (await tool.getJob('a'))?.promote();
    expect(await queue.waiting(10)).toStrictEqual([later]);
    expect(await workOff()).toEqual(['a']);
    expect(await workOff()).toEqual([]);
  });

  test('a job that is put forward and fails, or is cancelled, is in no way special', async () => {
    await queue.schedule([job('a', '2026-03-03T09:00:00.000Z'), job('b', '2026-03-03T09:00:00.000Z')]);
    for (const id of ['a', 'b']) await (await tool.getJob(id))?.promote();
    await queue.cancel(['b']);
    expect(await queue.work(() => Promise.reject(new Error('the mail server is down')))).toBe(0);
    expect(await shown()).toEqual([['a', '2026-03-03T09:00:00.000Z']]);
  });

  test('a job that is removed is forgotten', async () => {
    await queue.schedule([job('a', '2026-03-01T09:00:00.000Z')]);
    await tool.remove('a');
    expect(await workOff()).toEqual([]);
  });

  test('the depth counts what was put forward as due', async () => {
    await queue.schedule([job('c', '2026-03-02T10:00:00.001Z'), job('d', '2026-03-02T11:00:00.000Z')]);
    expect(await queue.depth()).toMatchObject({ waiting: 2, due: 0 });
    await (await tool.getJob('c'))?.promote();
    expect(await queue.depth()).toEqual({ waiting: 2, due: 1, earliest: '2026-03-02T10:00:00.001Z' });
  });
});
