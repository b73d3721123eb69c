import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarData } from '../calendar/calendar-data.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, event, given, shipment, weekly, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { accountSeries, type SeriesWeek } from './account-series.js';

const WEEKS = weeksFrom('2024-01-01', 130);
const first = WEEKS[0] ?? 0;
const last = first + 129;
const ALL = 1000;

/** The series after facts, `tms` silent in some weeks. */
function seriesOf(facts: Parameters<typeof given>[1], weeks = ALL): readonly SeriesWeek[] {
  const { account, partition } = given('A', facts);
  return accountSeries(account, partition, weeks);
}

const closings = (weeks: readonly number[], index = 1) => weeks.map((week) => closed(week, { index }));
const numbersIn = (week: SeriesWeek) => Object.values(week).filter((value) => typeof value === 'number');

describe('the series of a steady account', () => {
  const facts = [...weekly('A', WEEKS), ...closings(WEEKS, 1.25)];
  const series = seriesOf(facts);

  test('has the last weeks of the ring, each with amount in units, orders and the index', () => {
    expect(series).toHaveLength(104);
    expect(series.at(-1)).toMatchObject({
      week: weekStart(last),
      amount: 10,
      orders: 1,
      closed: true,
      observed: true,
      index: 1.25,
    });
  });

  test('has the band for the last year only, around what the weeks before led one to expect', () => {
    const banded = series.filter(({ expected }) => expected !== null);
    expect(banded.map(({ week }) => week)).toEqual(WEEKS.slice(-52).map((week) => weekStart(week)));
    for (const { expected, low, high } of banded) {
      expect(expected).toBeCloseTo(10, 6);
      expect(low).toBeLessThan(10);
      expect(high).toBeGreaterThan(10);
    }
    expect(series[0]).toMatchObject({ expected: null, low: null, high: null });
  });

  test('is cut to as many closed weeks as were asked for', () => {
    expect(seriesOf(facts, 3).map(({ week }) => week)).toEqual(
      WEEKS.slice(-3).map((week) => weekStart(week)),
    );
    expect(seriesOf(facts, 0)).toEqual([]);
  });

  test('what came after a week does not change what was expected in it', () => {
    const stopped = seriesOf([...weekly('A', WEEKS.slice(0, -1)), ...closings(WEEKS, 1.25)]);
    expect(stopped.at(-1)).toEqual({ ...series.at(-1), amount: 0, orders: 0 });
  });
});

describe('weeks of a series', () => {
  test('that are open have data and an expectation, but no index yet', () => {
    const open = seriesOf([...weekly('A', WEEKS), ...closings(WEEKS.slice(0, -2))]).slice(-3);
    expect(open.map(({ closed: isClosed, index }) => [isClosed, index])).toEqual([
      [true, 1],
      [false, null],
      [false, null],
    ]);
    for (const { amount, expected } of open) expect([amount, Math.round(expected ?? 0)]).toEqual([10, 10]);
  });

  test('in which the feed had not delivered are not observed', () => {
    const silent = WEEKS.map((week) => closed(week, { silent: week > last - 2 ? ['tms'] : [] }));
    const series = seriesOf([...weekly('A', WEEKS.slice(0, -2)), ...silent]);
    expect(series.slice(-3).map(({ observed }) => observed)).toEqual([true, false, false]);
  });

  test('begin with the account’s first, and go on to the last closed one when it has stopped', () => {
    const series = seriesOf([...weekly('A', WEEKS.slice(40, 50)), ...closings(WEEKS.slice(0, 60))]);
    expect([series[0]?.week, series.at(-1)?.week]).toEqual([weekStart(first + 40), weekStart(first + 59)]);
  });

  test('count amounts that came without an order, before and behind those with one', () => {
    const only = (week: number) => shipment('A', weekStart(week), { orders: 0, amount: 5000 });
    const series = seriesOf([only(first + 4), ...weekly('A', [first + 6]), only(first + 8)]);
    expect(series.map(({ amount, orders }) => [amount, orders])).toEqual([
      [5, 0],
      [0, 0],
      [10, 1],
      [0, 0],
      [5, 0],
    ]);
  });

  test('carry the public holidays of the installation’s country as labels', () => {
    const named = (date: string, en: string) => ({ date, name: { zh: '节日', en } });
    const calendar = (country: string, holidays: CalendarData['holidays']): CalendarData => ({
      country,
      from: '2024-01-01',
      to: '2026-12-31',
      holidays,
      makeUpDays: [],
    });
    const calendars = [
      calendar('DE', [named('2024-01-03', 'elsewhere')]),
      calendar('CN', [
        named('2024-01-01', 'Monday'),
        named('2024-01-07', 'Sunday'),
        named('2024-01-08', 'next'),
      ]),
    ];
    const end = event('mooring.week.closed', 'partition/0', {
      week: weekStart(first),
      index: 1,
      silent: [],
      settings: DEFAULT_SETTINGS,
      calendars,
    });
    const [week] = seriesOf([...weekly('A', [first]), end]);
    expect(week?.holidays.map(({ name }) => name.en)).toEqual(['Monday', 'Sunday']);
  });
});

describe('an account', () => {
  test('that has shipped nothing yet has no series', () => {
    expect(seriesOf([])).toEqual([]);
    expect(seriesOf(closings(WEEKS))).toEqual([]);
  });

  test('whose first week is still open has that week, without an expectation', () => {
    expect(seriesOf([...closings(WEEKS.slice(0, -1)), ...weekly('A', [last])])).toEqual([
      expect.objectContaining({ week: weekStart(last), amount: 10, closed: false, expected: null }),
    ]);
  });

  test('of any history has a number, or nothing, in every place, and a band around what is expected', () => {
    const bookings = fc.array(
      fc.record({
        week: fc.integer({ min: first, max: last + 4 }),
        orders: fc.integer({ min: 0, max: 3 }),
        amount: fc.oneof(
          fc.constant(0),
          fc.integer({ min: 0, max: 10 ** 15 }),
          fc.integer({ min: 0, max: 9 }),
        ),
      }),
      { maxLength: 80 },
    );
    const ends = fc.array(
      fc.record({ index: fc.double({ min: 0, max: 3, noNaN: true }), silent: fc.boolean() }),
      {
        maxLength: 130,
      },
    );
    fc.assert(
      fc.property(bookings, ends, fc.integer({ min: 0, max: 200 }), (rows, weeks, wanted) => {
        const series = seriesOf(
          [
            ...rows.map(({ week, orders, amount }, nth) =>
              shipment('A', weekStart(week), { shipmentId: String(nth), orders, amount }),
            ),
            ...weeks.map(({ index, silent }, at) =>
              closed(first + at, { index, silent: silent ? ['tms'] : [] }),
            ),
          ],
          wanted,
        );
        for (const week of series)
          for (const number of numbersIn(week)) expect(number).toBeGreaterThanOrEqual(0);
        for (const { expected, low, high } of series) {
          expect([typeof expected, typeof low]).toEqual([typeof high, typeof high]);
          expect(low ?? 0).toBeLessThanOrEqual(high ?? 0);
        }
        const days = series.map(({ week }) => Date.parse(week));
        for (const [at, day] of days.entries()) expect(day).toBe((days[0] ?? 0) + at * 7 * 86_400_000);
      }),
      { numRuns: 200 },
    );
  });
});
