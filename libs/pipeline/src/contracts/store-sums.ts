import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountStore, EventLog, Position } from '../ports/index.js';
import { type AccountStoreFixture, batchOf, commitTo } from './account-store-fixture.js';
import { accountIn, booking } from './sample-events.js';
import { byText, ledgerEntry, sumText } from './sample-history.js';

/** Sums over the shipments ledger. */
export function storeSums(make: () => Promise<AccountStoreFixture>): void {
  describe('sums', () => {
    let fixture: AccountStoreFixture;
    let log: EventLog;
    let store: AccountStore;
    let subject: string;
    let position: Position;

    beforeEach(async () => {
      fixture = await make();
      ({ log, store } = fixture);
      subject = accountIn(log, 1);
      [position = ''] = await log.append([booking(subject, 1)]);
    });
    afterEach(() => fixture.dispose());

    test('add up what is live, per subject, week, service and lane, from the week on', async () => {
      const other = accountIn(log, 1, 1);
      const none = accountIn(log, 1, 2);
      const early = accountIn(log, 1, 3);
      let n = 0;
      const shipment = (of: string, given: Parameters<typeof ledgerEntry>[1], source = 'tms') => ({
        key: { subject: of, source, shipmentId: `S-${String(++n)}` },
        entry: ledgerEntry(1, given),
      });
      await commitTo(
        store,
        batchOf(1, position, {
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
        commitTo(store, batchOf(1, position, { shipments: [{ key, entry }] }));
      await commit(ledgerEntry(1));
      await commit(ledgerEntry(2, { week: 2905, amount: 5 }));
      const moved = { week: 2905, service: 'sea FCL', lane: 'CNSHA-DEHAM', orders: 1, amount: 5 };
      expect([...(await store.sums([subject], 0))]).toStrictEqual([[subject, [moved]]]);
      await commit(ledgerEntry(3, { cancelled: true, week: 0, orders: 0, amount: 0 }));
      expect((await store.sums([subject], 0)).size).toBe(0);
    });
  });
}
