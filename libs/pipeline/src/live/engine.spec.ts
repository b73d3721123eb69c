import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dateOfDay, mondayOf, type MooringEvent, partitionSubject, PORTFOLIO, weekOf } from '#relationship';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, journalOf, rowsOf } from '../contracts/snapshot.js';
import { fact, staffedCompany } from '../contracts/staffed-company.js';
import { until } from '../contracts/until.js';
import { ManualClock, MemoryJobQueue } from '../memory/index.js';
import type { Job, JobQueue } from '../ports/index.js';
import { createProjector } from '../project/projector.js';
import { type Engine, type EnginePorts, startEngine } from './engine.js';
import { tellingLog } from './ringing.js';

/** Longer than any test: only what is called for happens. */
const NEVER = 600_000;
const SELDOM = { tick: NEVER, whileBusy: NEVER, restore: NEVER, retry: 1 };
const OFTEN = { tick: 2, whileBusy: 2, restore: 2, retry: 2 };
/** Closed when the company begins. */
const CLOSED = weekOf('2026-02-23');

let set: ReturnType<typeof memorySet>;
let engine: Engine | undefined;

beforeEach(async () => {
  set = memorySet(3);
  await staffedCompany(set);
});
afterEach(() => engine?.stop());

const start = (rhythm = OFTEN, ports: Partial<EnginePorts> = {}): Engine => {
  const all = { ...set, ...ports };
  engine = startEngine({ projector: createProjector(all), ...all }, () => undefined, { rhythm });
  return engine;
};
const lastClosed = async () => {
  const state = (await set.store.document(PORTFOLIO))?.state;
  return state?.kind === 'portfolio' ? state.lastClosed : undefined;
};
const shipped = (week: number, day = 5): MooringEvent => {
  const date = dateOfDay(mondayOf(week) + day);
  return booked({ account_id: 'E', shipment_id: `E ${date}`, date, value: 70 });
};
/** Monday noon in Shanghai, behind a week. */
const after = (week: number) => `${dateOfDay(mondayOf(week + 1))}T04:00:00.000Z`;
const saidOf = async (type: string) => (await eventsOf(set.log)).filter((event) => event.type === type);

const ofTasks = (jobs: readonly Job[]) => jobs.filter(({ name }) => name.endsWith('-task'));

describe('an engine folds', () => {
  test('what was appended before it started, and what is appended later, when it is woken', async () => {
    await set.log.append([shipped(CLOSED + 1, 0)]);
    const running = start(SELDOM);
    const folded = async () =>
      (await journalOf(set.readModels, 'account/E')).filter(({ event }) => event.id.startsWith('E 2026-03'))
        .length;
    await until('the first is folded', async () => (await folded()) === 1);
    const log = tellingLog(set.log, () => running.wake());
    for (const day of [1, 2, 3, 4]) {
      await log.append([shipped(CLOSED + 1, day)]);
      await until('the next is folded', async () => (await folded()) === day + 1);
    }
    expect(running.trouble).toBeUndefined();
  });
});

describe('an engine ends weeks', () => {
  test('as the clock moves, once their facts are in', async () => {
    start();
    await set.log.append([shipped(CLOSED + 1)]);
    set.clock.set(after(CLOSED + 1));
    await until('the week is judged', async () => {
      const row = await set.readModels.get('relationships', 'E');
      return row?.['week'] === '2026-03-02';
    });
    expect(await lastClosed()).toBe(CLOSED + 1);
  });

  test('soon after their facts have come in, however seldom it looks otherwise', async () => {
    set.clock.set(after(CLOSED + 1));
    const running = start({ ...SELDOM, whileBusy: 1 });
    await until('it has looked', async () => (await rowsOf(set.readModels, 'effects')).length === 3);
    expect(await lastClosed()).toBe(CLOSED);
    await set.log.append([shipped(CLOSED + 1)]);
    running.wake();
    await until('the week is closed', async () => (await lastClosed()) === CLOSED + 1);
  });

  test('all that a machine which was off for a year has missed, each once', async () => {
    set.clock.set(after(CLOSED + 52));
    start(SELDOM);
    // The last one is within its grace time.
    await until('the year is closed', async () => (await lastClosed()) === CLOSED + 51);
    const closings = (await journalOf(set.readModels, PORTFOLIO)).filter(
      ({ event }) => event.type === 'mooring.week.closed',
    );
    expect(closings).toHaveLength(60 + 51);
    expect(await saidOf('mooring.week.ended')).toHaveLength(3 * (60 + 51));
  });

  test('the day after they were said too early by the clock of the log', async () => {
    const ahead = new ManualClock(after(CLOSED + 9));
    const looked = counted();
    start(OFTEN, { clock: ahead, jobs: looked.jobs });
    await until('it has looked often', () => looked.times() > 5);
    expect(await lastClosed()).toBe(CLOSED);
    for (const clock of [set.clock, ahead]) clock.set(`${dateOfDay(mondayOf(CLOSED + 10) + 1)}T04:00:00Z`);
    await until('the weeks are closed', async () => (await lastClosed()) === CLOSED + 8);
  });

  test.each([PORTFOLIO, partitionSubject(1)])(
    'and says nothing about them while %s waits behind an event',
    async (subject) => {
      const unknown = fact('mooring.import.ended', 'A', { importId: 'x', source: 'tms' });
      await set.log.append([{ ...unknown, subject, dataschema: 'import.ended/9' }]);
      set.clock.set(after(CLOSED + 9));
      const looked = counted();
      start(OFTEN, { jobs: looked.jobs });
      await until('it has looked often', () => looked.times() > 5);
      expect(await lastClosed()).toBe(CLOSED);
      expect(await saidOf('mooring.week.ended')).toHaveLength(3 * 60);
    },
  );
});

/** The job queue, counting how often it is worked. */
function counted() {
  let times = 0;
  const { jobs } = set;
  return {
    times: () => times,
    jobs: {
      schedule: (list: Parameters<typeof jobs.schedule>[0]) => jobs.schedule(list),
      cancel: (ids: readonly string[]) => jobs.cancel(ids),
      waiting: (limit: number) => jobs.waiting(limit),
      depth: () => jobs.depth(),
      work: (handler: Parameters<typeof jobs.work>[0]) => {
        times += 1;
        return jobs.work(handler);
      },
      isWhole: () => jobs.isWhole(),
      refill: (fill: () => Promise<unknown>) => jobs.refill(fill),
    },
  };
}

describe('an engine reminds', () => {
  test('and hands on what people are to be told', async () => {
    const told: Job[] = [];
    engine = startEngine({ projector: createProjector(set), ...set }, () => undefined, {
      rhythm: OFTEN,
      onNotification: (job) => told.push(job),
    });
    await until('all is handed on', () => new Set(told.map(({ id }) => id)).size === 3);
    expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['notify']));
  });

  test('of every task whose day has come exactly once, however often it looks', async () => {
    const looked = counted();
    start(OFTEN, { jobs: looked.jobs });
    await until('it has looked often', () => looked.times() > 20);
    const effects = await rowsOf(set.readModels, 'effects');
    expect(new Set(effects.map(({ accountId }) => accountId))).toEqual(new Set(['A', 'B', 'C']));
    expect(effects).toHaveLength(3);
    // Each is reminded of, and goes to the deputy and to the head.
    expect(await saidOf('mooring.deadline.reached')).toHaveLength(9);
    expect(await saidOf('mooring.task.escalated')).toHaveLength(6);
    expect(await set.jobs.waiting(10)).toEqual([]);
  });

  test('also when the queue has lost its jobs, and never of what it has reminded of before', async () => {
    const jobs = new MemoryJobQueue(set.clock);
    start(OFTEN, { jobs });
    await until('all is said', async () => (await saidOf('mooring.task.escalated')).length === 6);
    await engine?.stop();
    const looked = counted();
    const wiped = new MemoryJobQueue(set.clock);
    start(OFTEN, { jobs: { ...looked.jobs, schedule: (list) => wiped.schedule(list) } });
    await until('it has looked often', () => looked.times() > 5);
    expect(ofTasks(await wiped.waiting(10))).toEqual([]);
    expect(await saidOf('mooring.deadline.reached')).toHaveLength(9);
  });

  test('of all again at the next look after the queue was wiped: twice, as the fold may have been at it', async () => {
    let queue = new MemoryJobQueue(set.clock);
    let fills = 0;
    let looks = 0;
    const jobs: JobQueue = {
      schedule: (list) => queue.schedule(list),
      cancel: (ids) => queue.cancel(ids),
      waiting: (limit) => queue.waiting(limit),
      depth: () => queue.depth(),
      async work() {
        looks += 1;
        return 0;
      },
      isWhole: () => queue.isWhole(),
      refill(fill) {
        fills += 1;
        return queue.refill(fill);
      },
    };
    start({ ...SELDOM, tick: 2 }, { jobs });
    for (const wiped of [1, 2]) {
      const before = looks;
      await until('it has looked often', () => looks > before + 5);
      expect(await queue.waiting(10)).toHaveLength(6);
      expect(fills).toBe(2 * wiped);
      queue = new MemoryJobQueue(set.clock);
    }
  });
});
