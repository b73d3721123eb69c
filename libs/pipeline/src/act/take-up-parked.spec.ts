import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject, PORTFOLIO } from '#relationship';
import { booked, liveFeed, type LiveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, rowsOf } from '../contracts/snapshot.js';
import { OPERATOR } from '../contracts/staffed-company.js';
import { listParked } from '../read/list-parked.js';
import { type TakeUp, takeUpParked } from './take-up-parked.js';

const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };
const subject = accountSubject('A');
const poison = booked(row, { shipmentId: 'P', amount: 0.5 });
const poisonToo = booked(row, { shipmentId: 'Q', amount: 0.25 });

let set: ReturnType<typeof memorySet>;
let feed: LiveFeed;

beforeEach(async () => {
  set = memorySet(2);
  feed = await liveFeed(set);
  await feed.deliver([booked(row), poison, booked(row, { shipmentId: 'T' })]);
});

const takeUp = (how: TakeUp, of = subject) =>
  takeUpParked(set, OPERATOR, of, { how, reason: 'the feed was mended' });
const controls = async () =>
  (await eventsOf(set.log)).filter(({ type }) => type.startsWith('mooring.parked.'));
const ordersOf = async () => {
  const state = (await set.store.document(subject))?.state;
  return state?.kind === 'account' ? state.orders.values : [];
};

describe('taking up a parked account', () => {
  test('without the event lets those behind it follow, and stays in the log with who and why', async () => {
    expect(await takeUp('skip')).toMatchObject({ eventId: poison.id, sequence: 2, waiting: 1 });
    expect(await controls()).toMatchObject([
      {
        type: 'mooring.parked.skipped',
        actor: 'ops',
        data: { eventId: poison.id, sequence: 2, reason: 'the feed was mended' },
      },
    ]);
    await feed.projector.drain();
    expect(await listParked(set)).toEqual([]);
    expect(await ordersOf()).toEqual([2]);
  });

  test('with the event in vain leaves it parked, and it can be tried again and skipped', async () => {
    await takeUp('retry');
    await feed.projector.drain();
    expect(await listParked(set)).toMatchObject([{ eventId: poison.id, waiting: 1 }]);
    await takeUp('retry');
    await feed.projector.drain();
    // Each try is an event of its own.
    expect(new Set((await controls()).map(({ id }) => id)).size).toBe(2);
    await takeUp('skip');
    await feed.projector.drain();
    expect(await listParked(set)).toEqual([]);
    expect(await ordersOf()).toEqual([2]);
  });

  test('twice before it is folded is once', async () => {
    await takeUp('skip');
    set.clock.advance(5_000);
    await takeUp('skip');
    await feed.projector.drain();
    expect(new Set((await controls()).map(({ id }) => id)).size).toBe(1);
    expect(await ordersOf()).toEqual([2]);
    expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
  });

  test('that is parked again at a later event waits for that one', async () => {
    await feed.deliver([poisonToo, booked(row, { shipmentId: 'U' })]);
    await takeUp('skip');
    await feed.projector.drain();
    expect(await listParked(set)).toMatchObject([{ eventId: poisonToo.id, waiting: 1 }]);
    expect(await takeUp('skip')).toMatchObject({ eventId: poisonToo.id });
    await feed.projector.drain();
    expect(await ordersOf()).toEqual([3]);
  });

  test.each([
    ['an account that is not parked', accountSubject('B')],
    ['what is no account', PORTFOLIO],
  ])('does nothing about %s', async (_, of) => {
    await feed.deliver([booked({ ...row, account_id: 'B' })]);
    expect(await takeUp('skip', of)).toBeUndefined();
    expect(await controls()).toEqual([]);
  });
});
