import { createHash } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { BullJobQueue } from '#distributed';
import { type Job, systemClock } from '#pipeline';
import { report, seconds } from './report.js';

const JOBS = 100_000;
const BATCH = 1_000;
const ROUNDS = 5;
/** The reminders of a quarter, at nine o'clock each day. */
const DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * Scheduling reminders through the port, a batch a call, against BullMQ's own `addBulk` of the same jobs, batch for batch.
 *
 * @throws when REDIS_URL does not say where Redis is
 */
export async function benchJobs(): Promise<void> {
  const url = process.env['REDIS_URL'];
  if (url === undefined) throw new Error('set REDIS_URL to a Redis, like redis://127.0.0.1:6379');
  const prefix = `mooring-bench-${String(process.pid)}`;
  const jobs = reminders();
  const ratios: number[] = [];
  const rates: number[] = [];
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const raw = await addRaw(redis, `${prefix}-raw`, jobs);
      await removeKeys(redis, prefix);
      const port = await scheduleAll(url, `${prefix}-port`, jobs);
      await removeKeys(redis, prefix);
      ratios.push(raw / port);
      rates.push(JOBS / port / 1000);
    }
  } finally {
    await removeKeys(redis, prefix);
    redis.disconnect();
  }
  report({ name: 'schedule / raw addBulk', unit: '×', values: ratios, goal: '≥ 0.7' });
  report({ name: 'schedule', unit: 'k jobs/s', values: rates, goal: '–' });
}

async function addRaw(redis: Redis, prefix: string, jobs: readonly Job[]): Promise<number> {
  const now = Date.now();
  const entries = jobs.map(({ id, name, payload, runAt }) => ({
    name,
    data: { payload, runAt },
    opts: { jobId: id, delay: Date.parse(runAt) - now },
  }));
  const queue = new Queue('{jobs}', { connection: redis, prefix });
  await queue.waitUntilReady();
  const took = await seconds(async () => {
    for (let at = 0; at < JOBS; at += BATCH) await queue.addBulk(entries.slice(at, at + BATCH));
  });
  await queue.close();
  return took;
}

async function scheduleAll(url: string, installation: string, jobs: readonly Job[]): Promise<number> {
  const warn = (sentence: string): void => {
    process.stderr.write(`${sentence}\n`);
  };
  const queue = new BullJobQueue({ url, installation, clock: systemClock, warn });
  await queue.depth();
  const took = await seconds(async () => {
    for (let at = 0; at < JOBS; at += BATCH) await queue.schedule(jobs.slice(at, at + BATCH));
  });
  await queue.close();
  return took;
}

function reminders(): readonly Job[] {
  const tomorrow = Math.ceil(Date.now() / DAY_MS) * DAY_MS + DAY_MS;
  return Array.from({ length: JOBS }, (_, at) => ({
    id: createHash('sha256').update(String(at)).digest('hex'),
    name: 'remind-task',
    payload: { subject: `account/K${String((at * 7919) % 20_000)}`, taskId: `task-${String(at)}` },
    runAt: new Date(tomorrow + (at % DAYS) * DAY_MS + 3_600_000).toISOString(),
  }));
}

async function removeKeys(redis: Redis, prefix: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: BATCH })) {
    if (keys.length > 0) await redis.unlink(keys);
  }
}
