import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accountIdOf, newAccount, newPartition, NEW_PORTFOLIO, partitionSubject } from '#relationship';
import {
  type AccountStore,
  type EventLog,
  keyText,
  type StoredEvent,
  type SubjectDocument,
} from '../ports/index.js';
import { type AccountStoreFixture, batchOf, sampleHash, commitTo } from './account-store-fixture.js';
import { collect } from './collect.js';
import { accountIn, appendAndRead, booking, bookings } from './sample-events.js';
import { byText, documentAt, entryOf, ledgerEntry } from './sample-history.js';

/** What a store tells of what was committed. */
export function storeAnswers(make: () => Promise<AccountStoreFixture>): void {
  describe('answers', () => {
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

      test('a partition is settled before its first commit, then as its last one says', async () => {
        const settled = async () => (await store.open(1)).settled;
        const seen = [await settled()];
        for (const said of [false, true, false]) {
          await commitTo(store, batchOf(1, event.position, { settled: said }));
          seen.push(await settled());
        }
        expect(seen).toEqual([true, false, true, false]);
        expect((await store.open(0)).settled).toBe(true);
      });

      test('how far partitions are is told in the order asked for, as opening them tells it', async () => {
        await commitTo(store, batchOf(1, event.position, { settled: false }));
        expect(await store.progress([1, 0])).toStrictEqual([
          { checkpoint: event.position, settled: false },
          { settled: true },
        ]);
        expect(await store.progress([])).toStrictEqual([]);
      });

      test('a partition has its own checkpoint and all of its own documents', async () => {
        const elsewhere = await one(accountIn(log, 0), 2);
        await commitTo(store, batchOf(1, event.position, { documents: [documentAt(event, 1)] }));
        await commitTo(store, batchOf(0, elsewhere.position, { documents: [documentAt(elsewhere, 1)] }));
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
        await commitTo(
          store,
          batchOf(1, events.at(-1)?.position ?? '', {
            documents: events.map((event) => documentAt(event, 1)),
          }),
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
        await commitTo(store, batchOf(1, position, { documents: given }));
        for (const document of given) expect(await store.document(document.subject)).toStrictEqual(document);
      });

      test('documents of many subjects come in one answer, without those that are not there', async () => {
        const neighbours = [1, 2].map((nth) => accountIn(log, 1, nth));
        const events = await appendAndRead(
          log,
          neighbours.map((of) => booking(of, 1)),
        );
        const given = [event, ...events].map((one) => documentAt(one, 1));
        await commitTo(store, batchOf(1, event.position, { documents: given }));
        const asked = [...neighbours, 'account/nobody', ...neighbours];
        expect(byText(await store.documents(asked.slice(0, 3)), ({ subject }) => subject)).toStrictEqual(
          byText(given.slice(1), ({ subject }) => subject),
        );
        expect(await store.documents([])).toEqual([]);
      });

      test('what the caller changes afterwards does not change the store', async () => {
        const given = documentAt(event, 1);
        await commitTo(store, batchOf(1, event.position, { documents: [given] }));
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
        await commitTo(
          store,
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
        await commitTo(store, batchOf(1, again.position, { journal: [entryOf(event, 1)] }));
        const { events } = await store.load({ shipments: [], events: [again] });
        expect(events.get(keyText(subject, 'tms', event.id))).toStrictEqual(event);
      });

      test('asked for nothing, it answers nothing', async () => {
        const { shipments, events } = await store.load({ shipments: [], events: [] });
        expect([shipments.size, events.size]).toEqual([0, 0]);
      });

      test('tens of thousands of keys are one request', async () => {
        const key = { subject, source: 'tms', shipmentId: 'S-1' };
        await commitTo(
          store,
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
  });
}
