import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '#relationship';
import {
  type AccountStore,
  keyText,
  type ReadModels,
  type RowBody,
  type StoredEvent,
} from '../ports/index.js';
import { type AccountStoreFixture, batchOf, sampleHash, commitTo } from './account-store-fixture.js';
import { accountIn, appendAndRead, bookings } from './sample-events.js';
import { documentAt, entryOf, ledgerEntry } from './sample-history.js';

/** What a commit leaves alone. */
export function commitGuards(make: () => Promise<AccountStoreFixture>): void {
  describe('commit', () => {
    let fixture: AccountStoreFixture;
    let store: AccountStore;
    let reads: ReadModels;
    let subject: string;
    let older: StoredEvent;
    let newer: StoredEvent;
    let newest: StoredEvent;

    beforeEach(async () => {
      fixture = await make();
      ({ store, reads } = fixture);
      subject = accountIn(fixture.log, 1);
      const [first, second, third] = await appendAndRead(fixture.log, bookings(subject, 3));
      if (!first || !second || !third) throw new Error('the log lost an event');
      [older, newer, newest] = [first, second, third];
    });
    afterEach(() => fixture.dispose());

    test('a document is written over an older position only', async () => {
      const commit = (event: StoredEvent, sequence: number) =>
        commitTo(store, batchOf(1, newest.position, { documents: [documentAt(event, sequence)] }));
      await commit(newer, 2);
      await commit(older, 1);
      expect(await store.document(subject)).toStrictEqual(documentAt(newer, 2));
      await commit(newer, 2);
      expect(await store.document(subject)).toStrictEqual(documentAt(newer, 2));
      await commit(newer, 7);
      expect(await store.document(subject)).toStrictEqual(documentAt(newer, 2));
      await commit(newest, 3);
      expect(await store.document(subject)).toStrictEqual(documentAt(newest, 3));
    });

    describe('rows', () => {
      const write = ({ position }: StoredEvent, body: RowBody | null, key = '提醒-1') =>
        commitTo(
          store,
          batchOf(1, newest.position, { rows: [{ collection: 'alerts', key, position, body }] }),
        );
      const read = async () => ({
        got: await reads.get('alerts', '提醒-1'),
        found: (
          await reads.find({ collection: 'alerts', where: {}, orderBy: 'owner', descending: false, limit: 9 })
        ).rows,
        total: await reads.totals({ collection: 'alerts', where: {}, groupBy: 'owner' }),
      });
      const present = (body: RowBody, owner: string) => ({
        got: body,
        found: [body],
        total: [{ group: owner, count: 1, sum: 0 }],
      });
      const gone = { got: undefined, found: [], total: [] };

      test('a row is written over an older position only', async () => {
        const body = { owner: '王', lanes: ['上海-汉堡'], facts: { score: 0.25, none: null } };
        await write(newer, body);
        expect(await read()).toStrictEqual(present(body, '王'));
        await write(older, { owner: 'older' });
        await write(newer, body);
        await write(newer, { owner: 'same position' });
        expect(await read()).toStrictEqual(present(body, '王'));
        await write(newest, { owner: 'newest' });
        expect(await read()).toStrictEqual(present({ owner: 'newest' }, 'newest'));
      });

      test('a removed row is nowhere, and stays removed for older positions', async () => {
        await write(older, { owner: '王' });
        await write(newer, null);
        expect(await read()).toStrictEqual(gone);
        await write(older, { owner: '王' });
        await write(newer, { owner: '王' });
        expect(await read()).toStrictEqual(gone);
        await write(newest, { owner: 'again' });
        expect(await read()).toStrictEqual(present({ owner: 'again' }, 'again'));
      });

      test('a row that is removed before it was written stays removed', async () => {
        await write(newer, null);
        await write(older, { owner: '王' });
        expect(await read()).toStrictEqual(gone);
      });

      test('an older removal does not remove a newer row', async () => {
        await write(newer, { owner: '王' });
        await write(older, null);
        expect(await read()).toStrictEqual(present({ owner: '王' }, '王'));
      });

      test('keys and collections are apart from each other', async () => {
        await write(newest, { owner: 'other' }, 'other key');
        const { position } = newer;
        await commitTo(
          store,
          batchOf(1, newest.position, {
            rows: [{ collection: 'tasks', key: '提醒-1', position, body: { owner: 'task' } }],
          }),
        );
        await write(older, { owner: '王' });
        expect(await reads.get('alerts', '提醒-1')).toStrictEqual({ owner: '王' });
        expect(await reads.get('tasks', '提醒-1')).toStrictEqual({ owner: 'task' });
      });

      test('what the caller changes afterwards does not change the row', async () => {
        const lanes = ['CNSHA-DEHAM'];
        await write(older, { owner: '王', lanes });
        Reflect.set(lanes, 0, 'other');
        expect(await reads.get('alerts', '提醒-1')).toStrictEqual({ owner: '王', lanes: ['CNSHA-DEHAM'] });
      });
    });

    test('a journal entry that exists is left alone', async () => {
      await commitTo(store, batchOf(1, older.position, { journal: [entryOf(older, 1)] }));
      await commitTo(store, batchOf(1, older.position, { journal: [entryOf(older, 1), entryOf(newer, 2)] }));
      await commitTo(
        store,
        batchOf(1, older.position, { journal: [{ ...entryOf(older, 1), hash: sampleHash(99) }] }),
      );
      expect(await reads.journal(subject, 0, 10)).toStrictEqual([entryOf(older, 1), entryOf(newer, 2)]);
    });

    test('a ledger entry is written only over one that it supersedes', async () => {
      const key = { subject, source: 'tms', shipmentId: 'S-1' };
      const write = async (entry: LedgerEntry) => {
        await commitTo(store, batchOf(1, newest.position, { shipments: [{ key, entry }] }));
        const { shipments } = await store.load({ shipments: [key], events: [] });
        return shipments.get(keyText(subject, 'tms', 'S-1'));
      };
      const second = ledgerEntry(2, { eventId: 'm', amount: 2 });
      expect(await write(second)).toStrictEqual(second);
      expect(await write(ledgerEntry(1, { eventId: 'z' }))).toStrictEqual(second);
      expect(await write(ledgerEntry(2, { eventId: 'a' }))).toStrictEqual(second);
      expect(await write(ledgerEntry(2, { eventId: 'm', amount: 3 }))).toStrictEqual(second);
      const greater = ledgerEntry(2, { eventId: 'n', amount: 4 });
      expect(await write(greater)).toStrictEqual(greater);
      // Versions are numbers: 10 replaces 9, whatever their texts say.
      const ninth = ledgerEntry(9, { eventId: 'a' });
      expect(await write(ninth)).toStrictEqual(ninth);
      const tombstone = ledgerEntry(10, { eventId: 'a', cancelled: true, week: 0 });
      expect(await write(tombstone)).toStrictEqual(tombstone);
      expect(await write(ninth)).toStrictEqual(tombstone);
    });

    test('the checkpoint never goes back', async () => {
      await commitTo(store, batchOf(1, newer.position, {}));
      await commitTo(store, batchOf(1, older.position, {}));
      expect((await store.open(1)).checkpoint).toBe(newer.position);
      await commitTo(store, batchOf(1, newest.position, {}));
      expect((await store.open(1)).checkpoint).toBe(newest.position);
    });
  });
}
