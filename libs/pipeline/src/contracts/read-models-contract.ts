import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Find, Group, ReadModels, RowBody } from '../ports/index.js';
import { type AccountStoreFixture, batchOf } from './account-store-fixture.js';
import { readModelsAgainstArrays } from './read-models-against-arrays.js';
import { readModelsJournal } from './read-models-journal.js';
import { accountIn, bookings } from './sample-events.js';

/** What every implementation of the read models promises. */
export function readModelsContract(name: string, make: () => Promise<AccountStoreFixture>): void {
  describe(`${name} keeps the promises of read models`, () => {
    let fixture: AccountStoreFixture;
    let reads: ReadModels;
    let positions: string[];

    beforeEach(async () => {
      fixture = await make();
      reads = fixture.reads;
      positions = [...(await fixture.log.append(bookings(accountIn(fixture.log, 1), 9)))];
    });
    afterEach(() => fixture.dispose());

    /** Writes alerts by key, each time at a newer position. */
    const write = async (alerts: Readonly<Record<string, RowBody | null>>) => {
      const position = positions.shift() ?? '';
      const rows = Object.entries(alerts).map(([key, body]) => ({
        collection: 'alerts' as const,
        key,
        position,
        body,
      }));
      await fixture.store.commit(batchOf(1, position, { rows }));
    };
    const alerts: Find = {
      collection: 'alerts',
      where: {},
      orderBy: 'owner',
      descending: false,
      limit: 1000,
    };
    const names = async (query: Partial<Find>) =>
      (await reads.find({ ...alerts, ...query })).rows.map((row) => row['name']);

    describe('get', () => {
      test('one row by key, whole; nothing for an unknown key', async () => {
        const body = {
          owner: '王 🚢',
          facts: { score: 1e-9, deep: [{ list: [1, 'two', null, true] }] },
          说明: '"\'\\',
        };
        await write({ 键: body });
        expect(await reads.get('alerts', '键')).toStrictEqual(body);
        expect(await reads.get('alerts', 'unknown')).toBeUndefined();
        expect(await reads.get('tasks', '键')).toBeUndefined();
      });
    });

    describe('find where', () => {
      beforeEach(() =>
        write({
          a: { name: 'a', owner: '王', team: 'east', status: 'open' },
          b: { name: 'b', owner: '王', team: 'west', status: 'closed' },
          c: { name: 'c', owner: "O'Neil", team: 'east', status: 'open' },
          d: { name: 'd', team: 'east', status: 'snoozed' },
        }),
      );

      test.each<[Find['where'], readonly string[]]>([
        [{}, ['a', 'b', 'c', 'd']],
        [{ owner: '王' }, ['a', 'b']],
        [{ owner: "O'Neil" }, ['c']],
        [{ owner: 'nobody' }, []],
        [{ owner: ['王', "O'Neil"] }, ['a', 'b', 'c']],
        [{ owner: [] }, []],
        [{ owner: '王', team: 'east' }, ['a']],
        [{ team: 'east', status: ['open', 'snoozed'] }, ['a', 'c', 'd']],
        [{ team: ['east', 'west'], status: ['closed', 'lost'] }, ['b']],
      ])('%j matches %j', async (where, expected) => {
        expect(new Set(await names({ where }))).toEqual(new Set(expected));
      });
    });

    describe('find in order', () => {
      test('numbers are ordered as numbers, rows without the field come last in both directions', async () => {
        await write({
          a: { name: '10', amountAtRisk: 10 },
          b: { name: 'none' },
          c: { name: '-3', amountAtRisk: -3 },
          d: { name: '9.5', amountAtRisk: 9.5 },
          e: { name: '1000000', amountAtRisk: 1_000_000 },
          f: { name: '0', amountAtRisk: 0 },
        });
        const up = ['-3', '0', '9.5', '10', '1000000'];
        expect(await names({ orderBy: 'amountAtRisk' })).toEqual([...up, 'none']);
        expect(await names({ orderBy: 'amountAtRisk', descending: true })).toEqual([
          ...up.toReversed(),
          'none',
        ]);
      });

      test('texts are ordered by code point, rows without the field come last in both directions', async () => {
        const up = ['', '10', '9', 'Zoe', 'adam', 'É', '上海', '￥', '🚢', '𠮷'];
        const rows = up.map((owner, at): [string, RowBody] => [`k${String(at)}`, { name: owner, owner }]);
        await write({
          ...Object.fromEntries(rows.toReversed()),
          x: { name: 'none' },
          y: { name: 'null', owner: null },
        });
        expect(await names({})).toEqual([...up, 'none', 'null']);
        expect(await names({ descending: true })).toEqual([...up.toReversed(), 'none', 'null']);
      });

      test('ties are in the order of their keys in both directions', async () => {
        await write({
          k10: { name: 'k10', owner: '王' },
          k9: { name: 'k9', owner: '王' },
          k1: { name: 'k1', owner: '王' },
        });
        await write({ n2: { name: 'n2' }, n1: { name: 'n1' } });
        for (const descending of [false, true]) {
          expect(await names({ descending })).toEqual(['k1', 'k10', 'k9', 'n1', 'n2']);
        }
      });
    });

    describe('find by pages', () => {
      const pages = async (query: Partial<Find>, between: () => Promise<void> = async () => undefined) => {
        const found: unknown[][] = [];
        let after: string | undefined;
        do {
          const page = await reads.find({ ...alerts, limit: 2, ...query, after });
          found.push(page.rows.map((row) => row['name']));
          after = page.next;
          await between();
        } while (after !== undefined);
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
        const after = (await reads.find({ ...alerts, orderBy: 'amountAtRisk', limit: 5 })).next;
        await write({ z2: { name: 'z2' } });
        expect(await names({ orderBy: 'amountAtRisk', after })).toEqual(['k4', 'z1', 'z2']);
      });

      test('a limit is a whole number from 1 to 1,000', async () => {
        await write({ a: { name: 'a' }, b: { name: 'b' } });
        expect(await names({ limit: 1 })).toEqual(['a']);
        expect(await names({ limit: 1000 })).toEqual(['a', 'b']);
        for (const limit of [0, -1, 1001, 1.5, Number.NaN]) {
          await expect(reads.find({ ...alerts, limit })).rejects.toThrow(RangeError);
        }
      });
    });

    describe('totals', () => {
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

    test.each(['name', 'constructor', '', 'owner; --'])(
      'a field that is not declared throws: %j',
      async (field) => {
        await write({ a: { name: 'a', owner: '王' } });
        const group: Group = { collection: 'alerts', where: {}, groupBy: 'owner' };
        await expect(reads.find({ ...alerts, where: { [field]: 'a' } })).rejects.toThrow(RangeError);
        await expect(reads.find({ ...alerts, orderBy: field })).rejects.toThrow(RangeError);
        await expect(reads.totals({ ...group, where: { [field]: 'a' } })).rejects.toThrow(RangeError);
        await expect(reads.totals({ ...group, groupBy: field })).rejects.toThrow(RangeError);
        await expect(reads.totals({ ...group, sum: field })).rejects.toThrow(RangeError);
      },
    );

    readModelsJournal(make);
    readModelsAgainstArrays(make);
  });
}
