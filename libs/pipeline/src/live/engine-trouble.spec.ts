import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, journalOf, rowsOf } from '../contracts/snapshot.js';
import { staffedCompany } from '../contracts/staffed-company.js';
import { until } from '../contracts/until.js';
import type { EventLog, Job, StoredEvent } from '../ports/index.js';
import { createProjector, type Projector } from '../project/projector.js';
import { type Engine, startEngine } from './engine.js';
import { tellingLog } from './ringing.js';

/** Longer than any test: only what is called for happens. */
const NEVER = 600_000;
const row = { account_id: 'E', shipment_id: 'new', date: '2026-03-02', value: 70 };

let set: ReturnType<typeof memorySet>;
let engine: Engine | undefined;
let told: unknown[];

beforeEach(async () => {
  set = memorySet(3);
  told = [];
  await staffedCompany(set);
});
afterEach(() => engine?.stop());

/** The log, whose appends fail as long as `fails` says so. */
const failingLog = (fails: (type: string) => boolean): EventLog => ({
  ...tellingLog(set.log, () => undefined),
  append: (events) =>
    events.some(({ type }) => fails(type)) ? Promise.reject(new Error('no disk')) : set.log.append(events),
});

const start = (
  { log = set.log, projector = createProjector(set) }: { log?: EventLog; projector?: Projector },
  retry = 1,
): Engine => {
  const rhythm = { tick: NEVER, whileBusy: NEVER, restore: NEVER, retry };
  engine = startEngine({ ...set, log, projector }, (error) => told.push(error), { rhythm });
  return engine;
};
const effects = () => rowsOf(set.readModels, 'effects');
const weeksClosed = async () =>
  (await journalOf(set.readModels, 'portfolio')).filter(({ event }) => event.type === 'mooring.week.closed')
    .length;

const reminders = (jobs: readonly Job[]) => jobs.filter(({ name }) => name === 'remind-task');

describe('an engine in trouble', () => {
  test('says so since when, tries again until it goes well, and then is in none', async () => {
    let works = false;
    const good = createProjector(set);
    const projector: Projector = {
      drain: () => (works ? good.drain() : Promise.reject(new Error('the disk is full'))),
    };
    const running = start({ projector });
    await until('it has failed often', () => told.length > 3);
    set.clock.advance(60_000);
    const often = told.length;
    await until('it has failed again', () => told.length > often);
    expect(running.trouble).toEqual({
      error: new Error('the disk is full'),
      since: '2026-03-03T04:00:00.000Z',
    });
    works = true;
    await until('it is over', () => running.trouble === undefined);
    await until('all is done', async () => (await effects()).length === 3);
  });

  test('ends weeks as soon as that goes again, not when it would look next', async () => {
    let left = 3;
    const log = failingLog((type) => type === 'mooring.week.ended' && left-- > 0);
    set.clock.set('2026-04-06T04:00:00Z');
    const before = await weeksClosed();
    const running = start({ log });
    await until('it has failed', () => told.length > 0);
    expect(running.trouble).toMatchObject({ error: { message: 'no disk' } });
    await until('the weeks are closed', async () => (await weeksClosed()) === before + 4);
    await until('it is over', () => running.trouble === undefined);
    expect(told).toHaveLength(3);
  });

  test('because of a reminder does all else, and that reminder later', async () => {
    let left = 1;
    const log = failingLog((type) => type === 'mooring.deadline.reached' && left-- > 0);
    start({ log });
    await until('the others are said', async () => (await effects()).length === 2);
    expect(told).toEqual([new Error('no disk')]);
    expect(reminders(await set.jobs.waiting(10))).toHaveLength(1);
    await engine?.stop();
    start({ log });
    await until('it is said', async () => (await effects()).length === 3);
  });
});

describe('stopping an engine', () => {
  test('waits for what is under way, and begins nothing any more', async () => {
    const running = start({});
    await set.log.append([booked(row)]);
    running.wake();
    await running.stop();
    const before = await eventsOf(set.log);
    const seen = await journalOf(set.readModels, 'account/E');
    await set.log.append([booked({ ...row, shipment_id: 'later' })]);
    running.wake();
    await running.stop();
    expect(await journalOf(set.readModels, 'account/E')).toEqual(seen);
    expect(await eventsOf(set.log)).toHaveLength(before.length + 1);
  });

  test('ends at once while it waits to try again', async () => {
    const projector: Projector = { drain: () => Promise.reject(new Error('the disk is full')) };
    const running = start({ projector }, NEVER);
    await until('it has failed', () => told.length > 0);
    await running.stop();
    expect(told).toHaveLength(1);
  });

  test('in the middle of a year of weeks leaves the rest to the next start', async () => {
    set.clock.set('2027-03-01T04:00:00Z');
    const before = await weeksClosed();
    const running = start({});
    await until('it has begun', async () => (await weeksClosed()) > before);
    await running.stop();
    expect(await weeksClosed()).toBeLessThan(before + 50);
    start({});
    await until('the year is closed', async () => (await weeksClosed()) === before + 51);
    const ended = (await eventsOf(set.log)).filter(({ type }: StoredEvent) => type === 'mooring.week.ended');
    expect(new Set(ended.map(({ id }) => id)).size).toBe(3 * (before + 51));
  });
});
