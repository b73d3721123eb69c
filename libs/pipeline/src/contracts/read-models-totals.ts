import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Group, ReadModels } from '../ports/index.js';
import type { AccountStoreFixture } from './account-store-fixture.js';
import { type AlertBodies, writeAlerts } from './sample-alerts.js';

/** Counts and sums per group. */
export function readModelsTotals(make: () => Promise<AccountStoreFixture>): void {
  describe('totals', () => {
    let fixture: AccountStoreFixture;
    let reads: ReadModels;

    beforeEach(async () => {
      fixture = await make();
      reads = fixture.reads;
    });
    afterEach(() => fixture.dispose());

    const write = (alerts: AlertBodies) => writeAlerts(fixture, alerts);
    test('counts and sums per group, ordered by group; without the field is the group of the empty text', async () => {
      await write({
        a: { team: 'west', amountAtRisk: 10, status: 'open' },
        b: { team: 'west', amountAtRisk: 2.5, status: 'open' },
        c: { team: '东区', amountAtRisk: -1, status: 'open' },
        d: { team: 'west', status: 'open' },
        e: { amountAtRisk: 7, status: 'open' },
        f: { team: '', amountAtRisk: 1, status: 'open' },
        g: { team: 'west', amountAtRisk: 100, status: 'closed' },
      });
      const query: Group = {
        collection: 'alerts',
        where: { status: 'open' },
        groupBy: 'team',
        sum: 'amountAtRisk',
      };
      const counts = [
        { group: '', count: 2, sum: 8 },
        { group: 'west', count: 3, sum: 12.5 },
        { group: '东区', count: 1, sum: -1 },
      ];
      expect(await reads.totals(query)).toStrictEqual(counts);
      const { sum: _without, ...counting } = query;
      expect(await reads.totals(counting)).toStrictEqual(
        counts.map(({ group, count }) => ({ group, count, sum: 0 })),
      );
      expect(await reads.totals({ ...query, where: { status: [] } })).toStrictEqual([]);
    });

    test('groups of numbers are named by their digits', async () => {
      await write({ a: { raisedWeek: 9 }, b: { raisedWeek: 10 }, c: { raisedWeek: 9 } });
      expect(await reads.totals({ collection: 'alerts', where: {}, groupBy: 'raisedWeek' })).toStrictEqual([
        { group: '10', count: 1, sum: 0 },
        { group: '9', count: 2, sum: 0 },
      ]);
    });
  });
}
