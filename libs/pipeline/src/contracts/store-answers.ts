import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accountIdOf, newAccount, newPartition, NEW_PORTFOLIO, partitionSubject } from '#relationship';
import {
  type AccountStore,
  type EventLog,
  keyText,
  type StoredEvent,
  type SubjectDocument,
} from '../ports/index.js';
import { type AccountStoreFixture, batchOf, sampleHash } from './account-store-fixture.js';
import { collect } from './collect.js';
import { accountIn, appendAndRead, booking, bookings } from './sample-events.js';
import { byText, documentAt, entryOf, ledgerEntry, sumText } from './sample-history.js';

/** What a store tells of what was committed. */
export function storeAnswers(make: () => Promise<AccountStoreFixture>): void {
  let fixture: AccountStoreFixture;
  let log: EventLog;
  let store: AccountStore;
  let subject: string;
  let event: StoredEvent;

  beforeEach(async () => {
    fixture = await make();
    ({ log, store } = fixture);
    subject = accountIn(log, 1);
    event = await one(subject, 1);
  });
  afterEach(() => fixture.dispose());

  const one = async (of: string, n: number): Promise<StoredEvent> => {
    const [event] = await appendAndRead(log, [booking(of, n)]);
    if (event === undefined) throw new Error('the log lost an event');
    return event;
  };

  describe('open', () => {
    test('a partition without a commit has no checkpoint, no documents, and decides everything', async () => {
      const { checkpoint, liveFrom, documents } = await store.open(1);
      expect([checkpoint, liveFrom]).toEqual([undefined, undefined]);
      expect(await collect(documents)).toEqual([]);
    });

    test('a partition has its own checkpoint and all of its own documents', async () => {
      const elsewhere = await one(accountIn(log, 0), 2);
      await store.commit(batchOf(1, event.position, { documents: [documentAt(event, 1)] }));
      await store.commit(batchOf(0, elsewhere.position, { documents: [documentAt(elsewhere, 1)] }));
      const [here, there] = [await store.open(1), await store.open(0)];
      expect([here.checkpoint, there.checkpoint]).toEqual([event.position, elsewhere.position]);
      expect(await collect(here.documents)).toStrictEqual([documentAt(event, 1)]);
      expect(await collect(there.documents)).toStrictEqual([documentAt(elsewhere, 1)]);
    });

    test('thousands of documents come once each', async () => {
      const subjects = Array.from({ length: 2500 }, (_, nth) => `${subject}-${String(nth)}`);
      const here = subjects.filter((subject) => log.partitionOf(subject) === 1);
      const events = await appendAndRead(
        log,
        here.map((subject) => booking(subject, 1)),
      );
      await store.commit(
        batchOf(1, events.at(-1)?.position ?? '', { documents: events.map((event) => documentAt(event, 1)) }),
      );
      const { documents } = await store.open(1);
      const subjectsRead = (await collect(documents)).map(({ subject }) => subject);
      expect(subjectsRead.toSorted()).toEqual(here.toSorted());
    });
  });

  describe('document', () => {
    test('a subject without one has none', async () => {
      expect(await store.document(subject)).toBeUndefined();
    });

    test('documents of every kind come back whole, with outbox and parking', async () => {
      const { position } = event;
      const common = { position, sequence: 3, head: sampleHash(3) };
      const parked = {
        eventId: 'poison',
        position,
        sequence: 3,
        reason: '金额 "x" 🚢',
        since: event.recordedtime,
        waiting: 2,
      };
      const name = '上海远洋 𠮷 🚢 "\'\\';
      const given: readonly SubjectDocument[] = [
        {
          ...common,
          subject,
          state: { ...newAccount(accountIdOf(subject)), name },
          outbox: bookings(subject, 3),
          parked,
        },
        { ...common, subject: partitionSubject(1), state: newPartition(1), outbox: [] },
        { ...common, subject: 'portfolio', state: NEW_PORTFOLIO, outbox: [booking('portfolio', 1)] },
      ];
      await store.commit(batchOf(1, position, { documents: given }));
      for (const document of given) expect(await store.document(document.subject)).toStrictEqual(document);
    });

    test('what the caller changes afterwards does not change the store', async () => {
      const given = documentAt(event, 1);
      await store.commit(batchOf(1, event.position, { documents: [given] }));
      Reflect.set(given.state, 'owner', 'somebody else');
      expect(await store.document(subject)).toStrictEqual(documentAt(event, 1));
    });
  });

  describe('load', () => {
    test('answers what it knows of the keys and leaves out the others', async () => {
      const key = { subject, source: 'tms', shipmentId: 'S-1' };
      const named = { ...key, shipmentId: '运单 🚢' };
      const entry = ledgerEntry(3, {
        service: '海运 FCL',
        lane: '上海-汉堡',
        amount: Number.MAX_SAFE_INTEGER,
      });
      const unseen = await one(subject, 2);
      await store.commit(
        batchOf(1, event.position, {
          journal: [entryOf(event, 1)],
          shipments: [
            { key, entry },
            { key: named, entry: ledgerEntry(1, { cancelled: true, week: 0 }) },
          ],
        }),
      );
      const { shipments, events } = await store.load({
        shipments: [
          key,
          named,
          { ...key, source: 'other' },
          { ...key, shipmentId: 'S-2' },
          { ...key, subject: 'x' },
        ],
        events: [event, unseen, { ...event, source: 'other' }, { ...event, subject: 'x' }],
      });
      expect(byText([...shipments], ([key]) => key)).toStrictEqual([
        [keyText(subject, 'tms', 'S-1'), entry],
        [keyText(subject, 'tms', '运单 🚢'), ledgerEntry(1, { cancelled: true, week: 0 })],
      ]);
      expect([...events]).toStrictEqual([[keyText(subject, 'tms', 'booking-1'), event]]);
    });

    test('an event that the log holds twice is known at the position that was journalled', async () => {
      const again = await one(subject, 1);
      await store.commit(batchOf(1, again.position, { journal: [entryOf(event, 1)] }));
      const { events } = await store.load({ shipments: [], events: [again] });
      expect(events.get(keyText(subject, 'tms', event.id))).toStrictEqual(event);
    });

    test('asked for nothing, it answers nothing', async () => {
      const { shipments, events } = await store.load({ shipments: [], events: [] });
      expect([shipments.size, events.size]).toEqual([0, 0]);
    });

    test('tens of thousands of keys are one request', async () => {
      const key = { subject, source: 'tms', shipmentId: 'S-1' };
      await store.commit(
        batchOf(1, event.position, {
          journal: [entryOf(event, 1)],
          shipments: [{ key, entry: ledgerEntry(1) }],
        }),
      );
      const numbers = Array.from({ length: 40_000 }, (_, n) => String(n));
      const { shipments, events } = await store.load({
        shipments: numbers.map((n) => ({ ...key, shipmentId: `S-${n}` })),
        events: numbers.map((n) => ({ subject, source: 'tms', id: `booking-${n}` })),
      });
      expect([...shipments.keys()]).toEqual([keyText(subject, 'tms', 'S-1')]);
      expect([...events.keys()]).toEqual([keyText(subject, 'tms', 'booking-1')]);
    });
  });

  describe('sums', () => {
    test('add up what is live, per subject, week, service and lane, from the week on', async () => {
      const other = accountIn(log, 1, 1);
      const none = accountIn(log, 1, 2);
      const early = accountIn(log, 1, 3);
      let n = 0;
      const shipment = (of: string, given: Parameters<typeof ledgerEntry>[1], source = 'tms') => ({
        key: { subject: of, source, shipmentId: `S-${String(++n)}` },
        entry: ledgerEntry(1, given),
      });
      await store.commit(
        batchOf(1, event.position, {
          shipments: [
            shipment(subject, { orders: 2, amount: 500 }),
            shipment(subject, { orders: 3, amount: 700 }, 'other feed'),
            shipment(subject, { week: 2901 }),
            shipment(subject, { lane: '' }),
            shipment(subject, { service: '空运' }),
            shipment(subject, { week: 2899 }),
            shipment(subject, { cancelled: true }),
            shipment(other, { amount: 9 }),
            shipment(early, { week: 2899 }),
            shipment(early, { cancelled: true }),
          ],
        }),
      );
      const sums = await store.sums([subject, other, none, early], 2900);
      const usual = { week: 2900, service: 'sea FCL', lane: 'CNSHA-DEHAM', orders: 1, amount: 1000 };
      expect([...sums.keys()].toSorted()).toEqual([subject, other].toSorted());
      expect(byText(sums.get(subject) ?? [], sumText)).toStrictEqual(
        byText(
          [
            { ...usual, orders: 5, amount: 1200 },
            { ...usual, week: 2901 },
            { ...usual, lane: '' },
            { ...usual, service: '空运' },
          ],
          sumText,
        ),
      );
      expect(sums.get(other)).toStrictEqual([{ ...usual, amount: 9 }]);
      expect((await store.sums([subject], 2902)).size).toBe(0);
      expect((await store.sums([], 0)).size).toBe(0);
    });

    test('follow a shipment that is amended and cancelled', async () => {
      const key = { subject, source: 'tms', shipmentId: 'S-1' };
      const commit = (entry: ReturnType<typeof ledgerEntry>) =>
        store.commit(batchOf(1, event.position, { shipments: [{ key, entry }] }));
      await commit(ledgerEntry(1));
      await commit(ledgerEntry(2, { week: 2905, amount: 5 }));
      const moved = { week: 2905, service: 'sea FCL', lane: 'CNSHA-DEHAM', orders: 1, amount: 5 };
      expect([...(await store.sums([subject], 0))]).toStrictEqual([[subject, [moved]]]);
      await commit(ledgerEntry(3, { cancelled: true, week: 0, orders: 0, amount: 0 }));
      expect((await store.sums([subject], 0)).size).toBe(0);
    });
  });
}
