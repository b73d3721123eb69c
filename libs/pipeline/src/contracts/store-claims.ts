import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AccountStore, LostClaim, type StoredEvent } from '../ports/index.js';
import { type AccountStoreFixture, batchOf, commitTo } from './account-store-fixture.js';
import { accountIn, appendAndRead, bookings } from './sample-events.js';
import { documentAt, entryOf, ledgerEntry } from './sample-history.js';

/** Who may write a partition. */
export function storeClaims(make: () => Promise<AccountStoreFixture>): void {
  describe('claim', () => {
    let fixture: AccountStoreFixture;
    let store: AccountStore;
    let first: StoredEvent;
    let second: StoredEvent;

    beforeEach(async () => {
      fixture = await make();
      ({ store } = fixture);
      const subject = accountIn(fixture.log, 1);
      const [one, two] = await appendAndRead(fixture.log, bookings(subject, 2));
      if (!one || !two) throw new Error('the log lost an event');
      [first, second] = [one, two];
    });
    afterEach(() => fixture.dispose());

    const checkpoint = async () => (await store.open(1)).checkpoint;

    test('who has claimed a partition may commit to it again and again', async () => {
      const claim = await store.claim(1);
      await store.commit({ ...batchOf(1, first.position, {}), claim });
      await store.commit({ ...batchOf(1, second.position, {}), claim });
      expect(await checkpoint()).toBe(second.position);
    });

    test('a claim ends with the next one to the same partition, not with one to another', async () => {
      const claim = await store.claim(1);
      await store.claim(0);
      await store.commit({ ...batchOf(1, first.position, {}), claim });
      const later = await store.claim(1);
      expect(later).not.toBe(claim);
      await expect(store.commit({ ...batchOf(1, second.position, {}), claim })).rejects.toThrow(LostClaim);
      expect(await checkpoint()).toBe(first.position);
      await store.commit({ ...batchOf(1, second.position, {}), claim: later });
      expect(await checkpoint()).toBe(second.position);
    });

    test('what a writer without a claim has written all the same is what the next one would write', async () => {
      const claim = await store.claim(1);
      const batch = batchOf(1, second.position, {
        journal: [entryOf(first, 1), entryOf(second, 2)],
        documents: [documentAt(second, 2)],
        shipments: [
          {
            key: { subject: second.subject, source: 'tms', shipmentId: 'S-1' },
            entry: ledgerEntry(1),
          },
        ],
      });
      const later = await store.claim(1);
      await expect(store.commit({ ...batch, claim })).rejects.toThrow(LostClaim);
      await store.commit({ ...batch, claim: later });
      expect(await store.document(second.subject)).toStrictEqual(documentAt(second, 2));
      expect(await fixture.reads.journal(second.subject, 0, 9)).toStrictEqual(batch.journal);
    });

    test('clearing ends all claims', async () => {
      const claim = await store.claim(1);
      await store.clear(new Map());
      await expect(store.commit({ ...batchOf(1, first.position, {}), claim })).rejects.toThrow(LostClaim);
      await commitTo(store, batchOf(1, first.position, {}));
      expect(await checkpoint()).toBe(first.position);
    });

    test('of many claims at the same time one is the last', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim(1)));
      expect(new Set(claims).size).toBe(20);
      const outcomes = await Promise.allSettled(
        claims.map((claim) => store.commit({ ...batchOf(1, first.position, {}), claim })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });
}
