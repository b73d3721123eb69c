import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject, dateOfDay, mondayOf, PORTFOLIO, weekOf } from '#relationship';
import { importRows, type Row } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, journalOf, rowsOf } from '../contracts/snapshot.js';

const NOW = '2026-03-07T04:00:00.000Z'; // a Saturday
const WEEK = weekOf('2026-03-02');

let set: ReturnType<typeof memorySet>;

const rowOn = (week: number, day: number, account = 'A'): Row => ({
  account_id: account,
  date: dateOfDay(mondayOf(week) + day),
  value: 10,
  currency: 'CNY',
});

/** A row on the Saturday of each of some weeks. */
const weekly = (from: number, until: number, account = 'A'): readonly Row[] =>
  Array.from({ length: until - from + 1 }, (_, nth) => rowOn(from + nth, 5, account));

async function closedWeeks(): Promise<readonly unknown[]> {
  const entries = await journalOf(set.readModels, PORTFOLIO);
  return entries.flatMap(({ event }) => (event.type === 'mooring.week.closed' ? [event.data] : []));
}

async function lastClosed(): Promise<number | undefined> {
  const state = (await set.store.document(PORTFOLIO))?.state;
  return state?.kind === 'portfolio' ? state.lastClosed : undefined;
}

beforeEach(() => {
  set = memorySet(3, NOW);
});

describe('an import closes', () => {
  test('every past week from its first row on, also those without rows, once', async () => {
    await importRows(set, [rowOn(WEEK - 10, 2), rowOn(WEEK - 6, 5)]);
    expect(await closedWeeks()).toMatchObject(
      [10, 9, 8, 7, 6].map((ago) => ({ week: dateOfDay(mondayOf(WEEK - ago)), silent: [] })),
    );
  });

  test.each([
    ['Friday', 4, WEEK - 3],
    ['Saturday', 5, WEEK - 2],
    ['Sunday', 6, WEEK - 2],
  ])('the last week of the rows only when they reach its weekend: %s', async (_, day, last) => {
    await importRows(set, [rowOn(WEEK - 4, 1), rowOn(WEEK - 2, day)]);
    expect(await lastClosed()).toBe(last);
  });

  test('no week that is not over, though its Saturday has rows', async () => {
    await importRows(set, [...weekly(WEEK - 3, WEEK - 1), rowOn(WEEK, 5)]);
    expect(await lastClosed()).toBe(WEEK - 1);
    set.clock.set('2026-03-08T16:00:00.000Z');
    await importRows(set, [rowOn(WEEK, 6)]);
    expect(await lastClosed()).toBe(WEEK);
  });

  test('a week whose other feed may still deliver only after the grace time', async () => {
    await importRows(set, weekly(WEEK - 3, WEEK - 1));
    set.clock.set('2026-03-09T04:00:00.000Z');
    await importRows(set, [rowOn(WEEK, 5, 'B')], { source: 'edi' });
    expect(await lastClosed()).toBe(WEEK - 1);
    set.clock.set('2026-03-12T04:00:00.000Z');
    await importRows(set, [rowOn(WEEK, 5, 'B')], { source: 'edi' });
    expect(await lastClosed()).toBe(WEEK);
  });

  test('nothing again when rows for closed weeks come late: they count, and no past alert is raised', async () => {
    await importRows(set, weekly(WEEK - 50, WEEK - 2));
    const before = await closedWeeks();
    const late = weekly(WEEK - 50, WEEK - 30, 'late');
    expect(await importRows(set, late)).toMatchObject({ accepted: late.length });
    expect(await closedWeeks()).toStrictEqual(before);
    expect((await set.store.document(accountSubject('late')))?.state).toMatchObject({
      orders: { from: WEEK - 50, values: Array.from({ length: 21 }, () => 1) },
    });
    expect(await rowsOf(set.readModels, 'alerts')).toHaveLength(0);
  });
});

describe('a feed that stops while another goes on', () => {
  const stops = weekly(WEEK - 60, WEEK - 21);

  test('leaves its weeks unobserved: nobody is judged on them', async () => {
    await importRows(set, stops);
    await importRows(set, weekly(WEEK - 60, WEEK - 1, 'B'), { source: 'edi' });
    const silent = (await closedWeeks()).filter((closed) =>
      JSON.stringify(closed).includes('"silent":["tms"]'),
    );
    expect(silent).toHaveLength(20);
    expect(await set.readModels.get('relationships', 'A')).toMatchObject({
      reason: 'unobserved',
      alertId: null,
    });
    expect(await set.readModels.get('relationships', 'B')).toMatchObject({ eligible: true });
    expect(await rowsOf(set.readModels, 'alerts')).toHaveLength(0);
  });

  test('an account of the feed that goes on is judged: silence there is silence', async () => {
    await importRows(set, [...stops, ...weekly(WEEK - 60, WEEK - 1, 'C')]);
    expect(await set.readModels.get('relationships', 'A')).toMatchObject({ reason: 'silent-too-long' });
    expect(await rowsOf(set.readModels, 'alerts')).toMatchObject([{ accountId: 'A', cause: 'paused' }]);
  });
});

test('all rows of a history stand between the marks of the import, and the clock hears when it is over', async () => {
  await importRows(set, weekly(WEEK - 5, WEEK - 2));
  const types = (await eventsOf(set.log)).map(({ type }) => type);
  expect(types.filter((type) => type.startsWith('mooring.import.'))).toStrictEqual([
    'mooring.import.began',
    'mooring.import.ended',
  ]);
  const state = (await set.store.document(PORTFOLIO))?.state;
  expect(state).not.toHaveProperty('importing');
});
