import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject, dataschemaOf, type MooringEvent } from '#relationship';
import { booked, cancelled, liveFeed, type LiveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { documentsOf, journalOf, rowsOf } from '../contracts/snapshot.js';
import { listParked } from '../read/list-parked.js';
import { replay } from '../replay/replay.js';
import { verify } from '../replay/verify.js';
import { createProjector } from './projector.js';

const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };
const subject = accountSubject('A');
const poison = booked(row, { shipmentId: 'P', amount: 0.5 });

const control = (
  kind: 'retried' | 'skipped',
  { eventId = poison.id, sequence = 2, id = kind }: { eventId?: string; sequence?: number; id?: string } = {},
): MooringEvent => ({
  id,
  source: 'console',
  type: `mooring.parked.${kind}`,
  subject,
  time: '2026-03-02T09:00:00+08:00',
  dataschema: dataschemaOf(`mooring.parked.${kind}`),
  data: { eventId, sequence, reason: 'the feed was mended' },
});

describe('a parked account', () => {
  let set: ReturnType<typeof memorySet>;
  let feed: LiveFeed;

  beforeEach(async () => {
    set = memorySet(2);
    feed = await liveFeed(set);
    await feed.deliver([
      booked(row),
      poison,
      booked(row, { shipmentId: 'T' }),
      booked(row, { shipmentId: 'U' }),
      cancelled(booked(row), 2),
    ]);
  });

  const document = async () => (await documentsOf(set)).get(subject);

  test('goes on without the event when that is skipped', async () => {
    await feed.deliver([control('skipped'), booked(row, { shipmentId: 'V' })]);
    expect(await listParked(set)).toEqual([]);
    expect(await document()).toMatchObject({ sequence: 7, state: { orders: { values: [3] } } });
    expect((await journalOf(set.readModels, subject)).map(({ event }) => event.id)).toContain(poison.id);
    const sums = (await set.store.sums([subject], 0)).get(subject);
    expect(sums?.map(({ orders }) => orders)).toEqual([3]);
  });

  test('is parked again at the same event when it is tried again in vain', async () => {
    const before = await listParked(set);
    await feed.deliver([control('retried')]);
    expect(await listParked(set)).toMatchObject([{ ...before[0], waiting: 3 }]);
    expect(await document()).toMatchObject({ sequence: 6, state: { orders: { values: [1] } } });
    await feed.deliver([control('skipped')]);
    expect(await document()).toMatchObject({ state: { orders: { values: [2] } } });
  });

  test('is parked at the next event that cannot be folded', async () => {
    const second = booked(row, { shipmentId: 'Q', amount: 0.25 });
    await feed.deliver([second, booked(row, { shipmentId: 'V' }), control('skipped')]);
    expect(await listParked(set)).toMatchObject([{ eventId: second.id, sequence: 6, waiting: 1 }]);
    expect(await document()).toMatchObject({ state: { orders: { values: [2] } } });
    await feed.deliver([control('skipped', { eventId: second.id, sequence: 6, id: 'skipped too' })]);
    expect(await document()).toMatchObject({ state: { orders: { values: [3] } } });
  });

  test.each([
    ['another event', { eventId: 'another' }],
    ['another place', { sequence: 3 }],
  ])('stays where it is for a control event that speaks of %s', async (_, of) => {
    await feed.deliver([control('skipped', of)]);
    expect(await listParked(set)).toMatchObject([{ eventId: poison.id, waiting: 4 }]);
  });

  test('a control event that comes twice counts once', async () => {
    await feed.deliver([control('skipped'), control('skipped'), control('skipped', { id: 'once more' })]);
    expect(await document()).toMatchObject({ sequence: 7, state: { orders: { values: [2] } } });
  });

  test('gets its row when the first event of all is skipped', async () => {
    const first = booked({ ...row, account_id: 'B' }, { shipmentId: 'P', amount: 0.5 });
    await feed.deliver([first, booked({ ...row, account_id: 'B' })]);
    expect((await rowsOf(set.readModels, 'accounts')).map(({ accountId }) => accountId)).toEqual(['A']);
    await feed.deliver([
      { ...control('skipped', { eventId: first.id, sequence: 1 }), subject: first.subject },
    ]);
    expect((await rowsOf(set.readModels, 'accounts')).map(({ accountId }) => accountId)).toEqual(['A', 'B']);
  });

  test('more events than a page of the journal are taken up in order', async () => {
    const many = Array.from({ length: 2500 }, (_, nth) => booked(row, { shipmentId: `M-${String(nth)}` }));
    await feed.deliver([...many, control('skipped')]);
    expect(await document()).toMatchObject({ state: { orders: { values: [2502] } } });
  });

  test('a replay, and deciding again, give the same', async () => {
    await feed.deliver([control('retried'), booked(row, { shipmentId: 'V' }), control('skipped')]);
    const before = await document();
    await replay({ ...set, projector: createProjector(set) });
    expect({ ...(await document()), position: '' }).toEqual({ ...before, position: '' });
    const { differences } = await verify({ log: set.log, present: set, scratch: memorySet(2) });
    expect(differences).toEqual([]);
  });
});
