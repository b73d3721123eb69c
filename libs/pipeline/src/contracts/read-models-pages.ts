import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Find, ReadModels, RowBody } from '../ports/index.js';
import type { AccountStoreFixture } from './account-store-fixture.js';
import { type AlertBodies, ALL_ALERTS, findNames, writeAlerts } from './sample-alerts.js';

/** Paging by cursor. */
export function readModelsPages(make: () => Promise<AccountStoreFixture>): void {
  describe('find by pages', () => {
    let fixture: AccountStoreFixture;
    let reads: ReadModels;

    beforeEach(async () => {
      fixture = await make();
      reads = fixture.reads;
    });
    afterEach(() => fixture.dispose());

    const write = (alerts: AlertBodies) => writeAlerts(fixture, alerts);
    const pages = async (query: Partial<Find>, between: () => Promise<void> = async () => undefined) => {
      const found: unknown[][] = [];
      let after: string | undefined;
      do {
        const page = await reads.find({ ...ALL_ALERTS, limit: 2, ...query, after });
        found.push(page.rows.map((row) => row['name']));
        after = page.next;
        await between();
      } while (after !== undefined && found.length < 10);
      return found;
    };
    const five = Object.fromEntries(
      [20, 20, undefined, 10, undefined].map((amountAtRisk, at): [string, RowBody] => {
        const name = `k${String(at)}`;
        return [name, amountAtRisk === undefined ? { name } : { name, amountAtRisk }];
      }),
    );

    test('pages follow each other over ties and missing fields; the last one has no next', async () => {
      await write(five);
      expect(await pages({ orderBy: 'amountAtRisk' })).toEqual([['k3', 'k0'], ['k1', 'k2'], ['k4']]);
      expect(await pages({ orderBy: 'amountAtRisk', descending: true })).toEqual([
        ['k0', 'k1'],
        ['k3', 'k2'],
        ['k4'],
      ]);
      expect(await pages({ orderBy: 'amountAtRisk', limit: 5 })).toEqual([['k3', 'k0', 'k1', 'k2', 'k4']]);
      expect(await pages({ where: { owner: 'nobody' } })).toEqual([[]]);
    });

    test('rows that come and go between pages make none skip and none repeat', async () => {
      await write(five);
      let n = 0;
      const found = await pages({ orderBy: 'amountAtRisk', descending: true }, async () => {
        // Before every cursor, after it, and the rows of the first page, on which the cursor stands, removed.
        if (n < 3)
          await write({ [`a${String(n)}`]: { name: 'before', amountAtRisk: 99 }, k0: null, k1: null });
        n += 1;
      });
      expect(found.flat()).toEqual(['k0', 'k1', 'k3', 'k2', 'k4']);
      await write({ z1: { name: 'z1' } });
      const after = (await reads.find({ ...ALL_ALERTS, orderBy: 'amountAtRisk', limit: 5 })).next;
      await write({ z2: { name: 'z2' } });
      expect(await findNames(reads, { orderBy: 'amountAtRisk', after })).toEqual(['k4', 'z1', 'z2']);
    });

    test('a limit is a whole number from 1 to 1,000', async () => {
      await write({ a: { name: 'a' }, b: { name: 'b' } });
      expect(await findNames(reads, { limit: 1 })).toEqual(['a']);
      expect(await findNames(reads, { limit: 1000 })).toEqual(['a', 'b']);
      for (const limit of [0, -1, 1001, 1.5, Number.NaN]) {
        await expect(reads.find({ ...ALL_ALERTS, limit })).rejects.toThrow(RangeError);
      }
    });
  });
}
