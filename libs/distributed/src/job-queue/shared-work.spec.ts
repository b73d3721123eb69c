import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Job } from '#pipeline';
import { ManualClock } from '#pipeline/memory';
import { builtCli } from '../../../../test/support/built-cli.js';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { uniqueName } from '../../../../test/support/real-servers.js';
import { until } from '../../../../test/support/until.js';
import { BullJobQueue } from './bull-job-queue.js';

const NOW = '2026-03-02T10:00:00.000Z';
/** Short, so that a job of a process that has died comes back soon; long enough to be renewed on a busy machine. */
const LOCK_MS = 1_500;

/** A process that does what is due; each handler says its job and ends at the next line that the process is told. */
const WORKER = `
import { createInterface } from 'node:readline';
const [, module, url, installation, now, lockMs] = process.argv;
const { BullJobQueue } = await import(module);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const queue = new BullJobQueue({ url, installation, clock: { now: () => now }, warn() {}, lockMs: Number(lockMs) });
await queue.work(async ({ id }) => {
  console.log('has ' + id);
  await lines.next();
});
console.log('is through');
await queue.close();
process.exit();
`;

await describeWithServers('several processes work off one queue', ({ redisUrl, name }) => {
  let installation: string;
  let queues: BullJobQueue[];
  let workers: ChildProcess[];

  beforeEach(() => {
    installation = `${name}-${uniqueName()}`;
    queues = [];
    workers = [];
  });
  afterEach(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await Promise.all(queues.map((queue) => queue.close()));
  });

  const open = (): BullJobQueue => {
    const clock = new ManualClock(NOW);
    const options = { url: redisUrl, installation, clock, warn: () => undefined, lockMs: LOCK_MS };
    const queue = new BullJobQueue(options);
    queues.push(queue);
    return queue;
  };
  /** Starts a worker and waits until it has a job in hand. */
  const startWorker = async () => {
    const module = join(dirname(builtCli()), '../../../libs/distributed/src/job-queue/bull-job-queue.js');
    const args = [pathToFileURL(module).href, redisUrl, installation, NOW, String(LOCK_MS)];
    const child = spawn(process.execPath, ['--input-type=module', '-e', WORKER, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    workers.push(child);
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
    });
    const says = (line: string) => until(`the worker says ${line}`, () => said.includes(`${line}\n`));
    await says('has a');
    return { child, says };
  };
  const job = (id: string): Job => ({ id, name: 'remind', payload: {}, runAt: '2026-03-02T09:00:00.000Z' });
  const waitingIn = async (queue: BullJobQueue) => (await queue.waiting(1_000)).map(({ id }) => id);
  /** Does what is due and returns which jobs that were. */
  const workOff = async (queue: BullJobQueue, doing: () => Promise<unknown> = async () => undefined) => {
    const ids: string[] = [];
    await queue.work(async ({ id }) => {
      ids.push(id);
      await doing();
    });
    return ids;
  };

  test('given a process that is killed in a handler, when its lock has ended, then another one does the job', async () => {
    const queue = open();
    await queue.schedule([job('a'), job('b')]);
    const { child } = await startWorker();
    const died = once(child, 'exit');
    child.kill('SIGKILL');
    await died;
    expect(await waitingIn(queue)).toEqual(['a', 'b']);
    const done: string[] = [];
    await until('all jobs are done', async () => {
      done.push(...(await workOff(queue)));
      return done.length >= 2;
    });
    expect(done.toSorted()).toEqual(['a', 'b']);
    expect(await waitingIn(queue)).toEqual([]);
  });

  test('given a process that hangs in a handler, when another one has its job, then it takes nothing from that one', async () => {
    const queue = open();
    await queue.schedule([job('a')]);
    const { child, says } = await startWorker();
    child.kill('SIGSTOP');
    const during: (readonly string[])[] = [];
    await until('the job is done', () =>
      workOff(queue, async () => {
        child.kill('SIGCONT');
        child.stdin.write('go on\n');
        await says('is through');
        during.push(await waitingIn(queue));
      }).then(({ length }) => length > 0),
    );
    expect(during).toEqual([['a']]);
    expect(await waitingIn(queue)).toEqual([]);
  });

  test('given a job in hand, when another one cancels it, then nobody gets it and it does not come back', async () => {
    const [queue, other] = [open(), open()];
    await queue.schedule([job('a')]);
    const found: string[] = [];
    await queue.work(async () => {
      await other.cancel(['a']);
      found.push(...(await workOff(other)));
      throw new Error('the mail server is down');
    });
    expect(found).toEqual([]);
    expect(await waitingIn(queue)).toEqual([]);
  });

  test('given many jobs, when three queues work at a time, then each job is done by one of them', async () => {
    const sharing = [open(), open(), open()];
    const jobs = Array.from({ length: 300 }, (_, at) => job(`job-${String(at).padStart(3, '0')}`));
    await sharing[0]?.schedule(jobs);
    const done = await Promise.all(sharing.map((queue) => workOff(queue, () => setImmediate())));
    expect(done.flat().toSorted()).toEqual(jobs.map(({ id }) => id));
    expect(done.every(({ length }) => length > 0)).toBe(true);
  });

  test('given a job in hand for longer than a lock holds, when others look for work, then it is still in hand', async () => {
    const [queue, other] = [open(), open()];
    await queue.schedule([job('a')]);
    const redis = new Redis(redisUrl);
    const lock = `${installation}:{jobs}:a:lock`;
    const found: string[] = [];
    await queue.work(async () => {
      let before = LOCK_MS;
      let renewals = 0;
      await until('the lock is renewed several times', async () => {
        found.push(...(await workOff(other)));
        const left = await redis.pttl(lock);
        if (left > before) renewals += 1;
        before = left;
        return renewals >= 4;
      });
    });
    redis.disconnect();
    expect(found).toEqual([]);
    expect(await waitingIn(queue)).toEqual([]);
  });

  test('given jobs under way, when the queue is closed, then these are done and no others are begun', async () => {
    const queue = open();
    await queue.schedule([job('a'), { ...job('b'), runAt: '2026-03-02T09:30:00.000Z' }]);
    const handed: string[] = [];
    const closing = Promise.withResolvers<void>();
    const working = queue.work(async ({ id }) => {
      handed.push(id);
      const closed = queue.close();
      // A handler may need the queue to finish what it has begun.
      await queue.schedule([job('c')]);
      closing.resolve(closed);
    });
    expect(await working).toBe(1);
    await closing.promise;
    expect(handed).toEqual(['a']);
    expect(await waitingIn(open())).toEqual(['c', 'b']);
    await expect(queue.schedule([job('d')])).rejects.toThrow('is not to be reached');
  });
});
