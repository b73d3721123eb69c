import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MooringEvent } from '#relationship';
import { booked, cancelled, liveFeed, type LiveFeed } from '../../contracts/live-feed.js';
import { memorySet } from '../../contracts/port-set.js';
import { fact } from '../../contracts/staffed-company.js';
import { outcomesOf } from './event-outcomes.js';

const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };
const poison = booked(row, { shipmentId: 'P', amount: 0.5 });

let set: ReturnType<typeof memorySet>;
let feed: LiveFeed;

beforeEach(async () => {
  set = memorySet(3);
  feed = await liveFeed(set);
});

/** Appends events and gives them with their positions. */
const appended = async (events: readonly MooringEvent[]) => {
  const positions = await set.log.append(events);
  return events.map((event, at) => ({ event, position: positions[at] ?? '' }));
};
const outcomes = async (events: readonly MooringEvent[]) => {
  const given = await appended(events);
  await feed.projector.drain();
  return outcomesOf(set, given);
};

describe('what became of events', () => {
  test('is not known before all of them are folded', async () => {
    const first = await appended([booked(row)]);
    await feed.projector.drain();
    const second = await appended([booked({ ...row, account_id: 'B' })]);
    expect(await outcomesOf(set, first)).toEqual(['applied']);
    expect(await outcomesOf(set, [...first, ...second])).toBeUndefined();
    await feed.projector.drain();
    expect(await outcomesOf(set, [...first, ...second])).toEqual(['applied', 'applied']);
  });

  test('of none is nothing', async () => {
    expect(await outcomesOf(set, [])).toEqual([]);
  });

  test('tells what was there before, what says something else under the same name, and what is new', async () => {
    const event = booked(row);
    expect(
      await outcomes([
        event,
        event,
        { ...event, time: '2026-02-24T00:00:00+08:00' },
        booked(row, { amount: 7 }),
        { ...event, source: 'edi' },
        booked({ ...row, account_id: 'B' }),
        booked(row, { version: 2 }),
      ]),
    ).toEqual(['applied', 'duplicate', 'conflict', 'conflict', 'applied', 'applied', 'applied']);
    expect(await outcomes([event, { ...event, ...cancelled(event, 1), id: event.id }])).toEqual([
      'duplicate',
      'conflict',
    ]);
  });

  test('is that they wait, from the one on that could not be folded', async () => {
    expect(await outcomes([booked(row), poison, booked(row, { shipmentId: 'T' })])).toEqual([
      'applied',
      'parked',
      'parked',
    ]);
    expect(await outcomes([booked(row), poison, booked({ ...row, account_id: 'B' })])).toEqual([
      'duplicate',
      'duplicate',
      'applied',
    ]);
  });

  test('is that they were applied, once the account goes on', async () => {
    const given = await appended([poison, booked(row)]);
    await feed.projector.drain();
    expect(await outcomesOf(set, given)).toEqual(['parked', 'parked']);
    const skip = fact('mooring.parked.skipped', 'A', { eventId: poison.id, sequence: 1, reason: 'mended' });
    expect(await outcomes([skip])).toEqual(['applied']);
    expect((await outcomesOf(set, given))?.[1]).toBe('applied');
  });

  test('of any events in any order: the first of each name is applied, the others are told apart from it', async () => {
    const names = fc.record({
      account: fc.constantFrom('C', 'D', 'E'),
      shipment: fc.integer({ min: 0, max: 3 }),
      amount: fc.integer({ min: 1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(names, { maxLength: 20 }), async (plan) => {
        set = memorySet(3);
        feed = await liveFeed(set);
        const events = plan.map(({ account, shipment, amount }) =>
          booked({ ...row, account_id: account, shipment_id: String(shipment) }, { amount }),
        );
        const seen = new Map<string, number>();
        const expected = events.map(({ subject, id, data: { amount } }) => {
          const name = `${subject} ${id}`;
          const first = seen.get(name);
          if (first === undefined) seen.set(name, amount);
          if (first === undefined) return 'applied';
          return first === amount ? 'duplicate' : 'conflict';
        });
        expect(await outcomes(events)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
