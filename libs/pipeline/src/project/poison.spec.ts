import { describe, expect, test } from '@jest/globals';
import { accountSubject, type MooringEvent, partitionSubject, PORTFOLIO } from '#relationship';
import { booked, cancelled, liveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { FIRST_WEEK, rowsOfWeek } from '../contracts/portfolio-rows.js';
import { documentsOf, journalOf, rowsOf } from '../contracts/snapshot.js';
import type { EventLog } from '../ports/index.js';
import { createProjector } from '../project/projector.js';
import { listParked } from '../read/list-parked.js';
import { replay } from '../replay/replay.js';

const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };
const subject = accountSubject('A');

const POISONS: readonly (readonly [string, MooringEvent, string])[] = [
  [
    'of an unknown type',
    Object.assign(booked(row, { shipmentId: 'P' }), { type: 'mooring.shipment.teleported' }),
    'unknown event type mooring.shipment.teleported',
  ],
  [
    'of an unknown version',
    { ...booked(row, { shipmentId: 'P' }), dataschema: 'shipment.booked/99' },
    'this version reads shipment.booked/1, the event carries shipment.booked/99',
  ],
  [
    'with an amount that is no integer',
    booked(row, { shipmentId: 'P', amount: 0.5 }),
    'shipment P carries a date or an amount that cannot be counted',
  ],
];

describe.each(POISONS)('an event %s', (_, poison, reason) => {
  const history = [booked(row), poison, booked(row, { shipmentId: 'T' }), cancelled(booked(row), 2)];

  test('parks its account as it was, and the ones behind it wait in order', async () => {
    const set = memorySet(3);
    const feed = await liveFeed(set);
    await feed.deliver(history);
    const document = (await documentsOf(set)).get(subject);
    expect(document?.state).toMatchObject({ orders: { values: [1] } });
    expect((await journalOf(set.readModels, subject)).map(({ event }) => event.id)).toStrictEqual(
      history.map(({ id }) => id),
    );
    const [parked, ...others] = await listParked(set);
    expect(others).toHaveLength(0);
    expect(parked).toMatchObject({ subject, eventId: poison.id, sequence: 2, reason, waiting: 2 });
    expect(parked?.since).toBe(set.clock.now());
  });

  test('stops no other account and no week', async () => {
    const set = memorySet(3);
    const feed = await liveFeed(set);
    await feed.deliver(history);
    const others = Array.from({ length: 12 }, (_unused, nth) => `B-${String(nth)}`);
    await feed.deliver(others.map((account_id) => booked({ ...row, account_id })));
    await feed.endWeek(FIRST_WEEK + 112);
    const states = [...(await documentsOf(set)).values()].map(({ state }) => state);
    const closed = states.flatMap((state) =>
      state.kind === 'partition' || state.kind === 'portfolio' ? [state.lastClosed] : [],
    );
    expect(closed).toStrictEqual([0, 1, 2, PORTFOLIO].map(() => FIRST_WEEK + 112));
    const counted = states.flatMap((state) => (state.kind === 'account' ? state.orders.values : []));
    expect(counted).toStrictEqual(['A', ...others].map(() => 1));
    expect(await rowsOf(set.readModels, 'relationships')).toHaveLength(others.length);
  });

  test('parks again in a replay', async () => {
    const set = memorySet(3);
    const feed = await liveFeed(set);
    await feed.deliver(history);
    const before = await documentsOf(set);
    await replay({ ...set, projector: createProjector(set) });
    expect((await documentsOf(set)).get(subject)).toStrictEqual(before.get(subject));
  });
});

describe('an account that is parked between a statement and its reading back', () => {
  const plan = { accountId: 'A', every: 1, orders: 2, seed: 3, turn: 30, turnsTo: { kind: 'stop' } } as const;
  const poison = booked(row, { shipmentId: 'P', amount: 0.5 });

  test('does not keep the weeks from closing', async () => {
    const set = memorySet(3);
    let poisoned = false;
    // A feed that delivers the poison just when the alert has been said.
    const log: EventLog = {
      partitions: set.log.partitions,
      partitionOf: (of) => set.log.partitionOf(of),
      read: (partition, after) => set.log.read(partition, after),
      backlog: (partition, after) => set.log.backlog(partition, after),
      append: (events) => {
        const raises = events.some(({ type }) => type === 'mooring.relationship.loosened');
        if (!raises) return set.log.append(events);
        poisoned = true;
        return set.log.append([poison, ...events]).then((positions) => positions.slice(1));
      },
    };
    const feed = await liveFeed({ ...set, log });
    for (let week = 0; week < 45; week += 1) {
      await feed.deliver(
        [plan, { ...plan, accountId: 'B', turn: 99 }]
          .flatMap((of) => rowsOfWeek(of, week))
          .map((of) => booked(of)),
      );
      await feed.endWeek(FIRST_WEEK + week);
    }
    expect(poisoned).toBe(true);
    expect(await listParked(set)).toMatchObject([{ subject, eventId: poison.id }]);
    const documents = await documentsOf(set);
    expect(documents.get(PORTFOLIO)?.state).toMatchObject({ lastClosed: FIRST_WEEK + 44 });
    for (const partition of [0, 1, 2]) {
      expect(documents.get(partitionSubject(partition))?.state).toMatchObject({
        lastClosed: FIRST_WEEK + 44,
      });
    }
  });
});
