import { describe, expect, test } from '@jest/globals';
import { ManualClock, MemoryEventLog, MemoryJobQueue } from '../memory/index.js';
import { collect } from './collect.js';
import { Crash } from './crash.js';
import { type CrashMode, withCrashAt } from './crash-at.js';
import { bookings } from './sample-events.js';

const job = { id: 'a', name: 'remind', payload: {}, runAt: '2026-03-01T00:00:00.000Z' };

const portsOf = () => {
  const clock = new ManualClock('2026-03-02T00:00:00.000Z');
  return Object.freeze({ log: new MemoryEventLog(2, clock), jobs: new MemoryJobQueue(clock), clock });
};

/** Five port calls (reading to the end is two), and what is left when the process dies at the k-th. */
const crashedAt = async (k: number, mode: CrashMode) => {
  const ports = portsOf();
  const { log, jobs, clock } = withCrashAt(ports, k, mode);
  const steps: string[] = [];
  const run = async () => {
    await log.append(bookings('partition/1', 2));
    steps.push('appended');
    await jobs.schedule([job]);
    steps.push('scheduled');
    const events = await collect(log.read(log.partitionOf('partition/1'), undefined));
    steps.push(`read ${String(events.length)} of ${String(log.partitions)} at ${clock.now()}`);
    await jobs.cancel(['a']);
    steps.push('cancelled');
  };
  const error = await run().then(
    () => undefined,
    (error: unknown) => error,
  );
  const later = await jobs.waiting(1).then(
    () => undefined,
    (error: unknown) => error,
  );
  const left = {
    events: (await collect(ports.log.read(1, undefined))).length,
    jobs: (await ports.jobs.waiting(9)).length,
  };
  return { crashed: error instanceof Crash && later instanceof Crash, steps: steps.length, left };
};

describe('withCrashAt', () => {
  test.each<[number, CrashMode, number, { events: number; jobs: number }]>([
    [1, 'before', 0, { events: 0, jobs: 0 }],
    [1, 'after', 0, { events: 2, jobs: 0 }],
    [2, 'before', 1, { events: 2, jobs: 0 }],
    [2, 'after', 1, { events: 2, jobs: 1 }],
    [3, 'before', 2, { events: 2, jobs: 1 }],
    [4, 'after', 2, { events: 2, jobs: 1 }],
    [5, 'before', 3, { events: 2, jobs: 1 }],
    [5, 'after', 3, { events: 2, jobs: 0 }],
  ])('dies at call %i, %s its work', async (k, mode, steps, left) => {
    expect(await crashedAt(k, mode)).toEqual({ crashed: true, steps, left });
  });

  test('without a k-th call nothing dies', async () => {
    expect(await crashedAt(99, 'before')).toEqual({ crashed: false, steps: 4, left: { events: 2, jobs: 0 } });
  });

  test('a call that was under way when the process died does not come back', async () => {
    const { jobs, log } = withCrashAt(portsOf(), 3, 'before');
    await jobs.schedule([job]);
    // The handler's append is the third call; the queue itself would go on and answer.
    await expect(jobs.work(async () => void (await log.append([])))).rejects.toThrow(Crash);
  });

  test('a crash that comes out of a port is the death of all', async () => {
    const torn = { commit: () => Promise.reject(new Crash()) };
    const { store, jobs } = withCrashAt({ store: torn, jobs: portsOf().jobs }, 99, 'after');
    await expect(store.commit()).rejects.toThrow(Crash);
    await expect(jobs.waiting(1)).rejects.toThrow(Crash);
  });

  test('other errors pass and kill nothing', async () => {
    const failing = { commit: () => Promise.reject(new Error('disk full')) };
    const { store, jobs } = withCrashAt({ store: failing, jobs: portsOf().jobs }, 99, 'after');
    await expect(store.commit()).rejects.toThrow('disk full');
    expect(await jobs.waiting(1)).toEqual([]);
  });
});
