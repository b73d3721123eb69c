import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MooringEvent } from '../event/catalogue.js';
import { cancel, closed, event, given, shipment, weeksFrom } from '../testing/index.js';
import { dateOfDay, dayOf, weekOf, weekStart } from '../week.js';
import { dropBefore } from './weekly-series.js';

const MONDAY = '2026-03-02';
const WEEK = weekOf(MONDAY);
const NOTHING = { from: 0, values: [] };

describe('a shipment event', () => {
  test('adds its orders and its amount to the week of its date', () => {
    const { account } = given('A', [
      shipment('A', MONDAY, { orders: 2 }),
      shipment('A', '2026-03-08', { amount: 500 }),
      shipment('A', '2026-03-09', { amount: 700 }),
    ]);
    expect(account.orders).toStrictEqual({ from: WEEK, values: [3, 1] });
    expect(account.volume).toStrictEqual({ from: WEEK, values: [10_500, 700] });
  });

  test('of a higher version moves the volume to another week', () => {
    const { account, ledger } = given('A', [
      shipment('A', MONDAY, { shipmentId: 'S' }),
      shipment('A', '2026-03-16', { shipmentId: 'S', version: 2, amount: 4000 }),
    ]);
    expect(account.orders).toStrictEqual({ from: WEEK + 2, values: [1] });
    expect(account.volume).toStrictEqual({ from: WEEK + 2, values: [4000] });
    expect(ledger.get('tms S')).toMatchObject({ version: 2, week: WEEK + 2, amount: 4000 });
  });

  test('of a lower version changes no cell', () => {
    const newest = shipment('A', MONDAY, { shipmentId: 'S', version: 2 });
    const older = shipment('A', MONDAY, { shipmentId: 'S', version: 1, amount: 1 });
    expect(given('A', [newest, older])).toStrictEqual(given('A', [newest]));
  });

  test('of an equal version counts when its event id is greater, whichever comes first', () => {
    const one = shipment('A', MONDAY, { shipmentId: 'S', amount: 1, id: 'a' });
    const other = shipment('A', MONDAY, { shipmentId: 'S', amount: 2, id: 'b' });
    for (const facts of [
      [one, other],
      [other, one],
    ]) {
      expect(given('A', facts).account.volume).toStrictEqual({ from: WEEK, values: [2] });
    }
  });

  test('that cancels is a tombstone: nothing of the shipment counts, not even when it comes first', () => {
    const booked = shipment('A', MONDAY, { shipmentId: 'S' });
    const cancelled = cancel('A', 'S', 2);
    for (const facts of [
      [booked, cancelled],
      [cancelled, booked],
    ]) {
      const { account, ledger } = given('A', facts);
      expect([account.orders, account.volume]).toStrictEqual([NOTHING, NOTHING]);
      expect(ledger.get('tms S')).toMatchObject({ version: 2, cancelled: true, amount: 0 });
    }
  });

  test('can bring a cancelled shipment back with a higher version', () => {
    const facts = [cancel('A', 'S', 2), shipment('A', MONDAY, { shipmentId: 'S', version: 3 })];
    expect(given('A', facts).account.volume).toStrictEqual({ from: WEEK, values: [10_000] });
  });

  test('of another feed is another shipment, though its id is the same', () => {
    const facts = ['tms', 'excel'].map((feed) => shipment('A', MONDAY, { shipmentId: 'S', feed }));
    expect(given('A', facts).account.orders).toStrictEqual({ from: WEEK, values: [2] });
  });

  test('widens the span of its feed, also with a version that no longer counts', () => {
    const { account } = given('A', [
      shipment('A', '2026-03-18', { shipmentId: 'S', version: 2 }),
      shipment('A', '2026-03-04', { shipmentId: 'S', version: 1 }),
    ]);
    expect(account.feeds).toStrictEqual({ tms: { firstWeek: WEEK, lastDay: dayOf('2026-03-18') } });
  });

  test('older than the ring counts orders but no amount', () => {
    const [first = 0, ...others] = weeksFrom('2024-01-01', 105);
    const last = others.at(-1) ?? 0;
    const { account } = given('A', [
      closed(last),
      shipment('A', weekStart(first)),
      shipment('A', weekStart(first + 1)),
    ]);
    expect(account.orders).toStrictEqual({ from: first, values: [1, 1] });
    expect(account.volume).toStrictEqual({ from: first + 1, values: [10_000] });
  });

  test('drops the amounts that have left the ring since the last one', () => {
    const [first = 0, ...others] = weeksFrom('2024-01-01', 105);
    const last = others.at(-1) ?? 0;
    const old = given('A', [shipment('A', weekStart(first)), closed(last)]);
    expect(old.account.volume.from).toBe(first);
    const { account } = given('A', [
      shipment('A', weekStart(first)),
      closed(last),
      shipment('A', weekStart(last)),
    ]);
    expect(account.volume).toStrictEqual({ from: last, values: [10_000] });
    expect(account.orders.from).toBe(first);
  });

  test.each([
    ['an amount that is no number', { amount: Number.NaN }],
    ['an amount beyond exact integers', { amount: 2 ** 53 }],
    ['a broken number of orders', { orders: 0.5 }],
    ['a date that is none', { date: '2026-02-30' }],
    ['a version that cannot be compared', { version: Number.NaN }],
  ])('with %s is poison: it throws', (_, data) => {
    const poison = { ...shipment('A', MONDAY), data: { ...shipment('A', MONDAY).data, ...data } };
    expect(() => given('A', [poison])).toThrow(RangeError);
  });
});

describe('any history', () => {
  const SHIPMENTS = ['S1', 'S2', 'S3', 'S4'];
  const EARLIEST = dayOf('2025-12-01');
  const fact = fc
    .record({
      shipmentId: fc.constantFrom(...SHIPMENTS),
      version: fc.nat(3),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      day: fc.nat(90),
      orders: fc.nat(3),
      amount: fc.nat(1_000_000),
      feed: fc.constantFrom('tms', 'excel'),
      kind: fc.constantFrom('booked', 'amended', 'cancelled'),
    })
    .map(({ shipmentId, version, id, day, orders, amount, feed, kind }): MooringEvent => {
      const named = `${id} ${shipmentId} ${String(version)}`;
      if (kind === 'cancelled') return cancel('A', shipmentId, version, { feed, id: named });
      const date = dateOfDay(EARLIEST + day);
      const booked = shipment('A', date, { shipmentId, version, orders, amount, feed, id: named });
      return kind === 'booked'
        ? booked
        : event('mooring.shipment.amended', booked.subject, booked.data, booked);
    });
  /** Distinct events in one order, and with some of them doubled in another. */
  const histories = fc
    .uniqueArray(fact, { selector: ({ source, id }) => source + id, maxLength: 25 })
    .chain((facts) =>
      fc
        .tuple(fc.subarray(facts), fc.constant(facts))
        .chain(([doubled]) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts, ...doubled], { minLength: facts.length + doubled.length }),
          ),
        ),
    );

  test('doubled and reordered, ends in the same state and the same ledger', () => {
    fc.assert(
      fc.property(histories, ([facts, shuffled]) => {
        const one = given('A', facts);
        const other = given('A', shuffled);
        expect(other.account).toStrictEqual(one.account);
        expect(Object.fromEntries(other.ledger)).toStrictEqual(Object.fromEntries(one.ledger));
      }),
      { numRuns: 300 },
    );
  });

  test('has in its cells what its ledger adds up to', () => {
    fc.assert(
      fc.property(histories, ([facts]) => {
        const { account, ledger } = given('A', facts);
        const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
        const kept = [...ledger.values()];
        expect(total(account.orders.values)).toBe(total(kept.map(({ orders }) => orders)));
        expect(total(account.volume.values)).toBe(total(kept.map(({ amount }) => amount)));
      }),
    );
  });

  test('keeps the same cells of the ring, whenever the week that moved it was closed', () => {
    // Amounts before the ring stay until the next shipment drops them: no judgement looks at them.
    const end = weekOf(dateOfDay(EARLIEST)) + 110;
    fc.assert(
      fc.property(histories, fc.nat(30), ([facts, shuffled], at) => {
        const early = given('A', [closed(end), ...facts]);
        const late = given('A', [...shuffled.slice(0, at), closed(end), ...shuffled.slice(at)]);
        const ring = (story: typeof early) => dropBefore(story.account.volume, end - 103);
        expect(ring(late)).toStrictEqual(ring(early));
        expect(early.account.volume).toStrictEqual(ring(early));
        expect(late.account.orders).toStrictEqual(early.account.orders);
        expect(late.account.feeds).toStrictEqual(early.account.feeds);
        expect(Object.fromEntries(late.ledger)).toStrictEqual(Object.fromEntries(early.ledger));
      }),
      { numRuns: 200 },
    );
  });
});
