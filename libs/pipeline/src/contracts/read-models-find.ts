import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Find, type Group, keyText, type ReadModels, type RowBody } from '../ports/index.js';
import type { AccountStoreFixture } from './account-store-fixture.js';
import { type AlertBodies, ALL_ALERTS, findNames, writeAlerts } from './sample-alerts.js';

/** Finding rows by key and by query. */
export function readModelsFind(make: () => Promise<AccountStoreFixture>): void {
  describe('rows', () => {
    let fixture: AccountStoreFixture;
    let reads: ReadModels;

    beforeEach(async () => {
      fixture = await make();
      reads = fixture.reads;
    });
    afterEach(() => fixture.dispose());

    const write = (alerts: AlertBodies) => writeAlerts(fixture, alerts);
    const names = (query: Partial<Find>) => findNames(reads, query);

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

    describe('getAll', () => {
      test('rows by key, also composed ones; unknown keys, removed rows and other collections are missing', async () => {
        const composed = keyText('客户', "O'Neil");
        await write({
          a: { name: 'a' },
          [composed]: { name: 'composed' },
          other: { name: 'other' },
          gone: {},
        });
        await write({ gone: null });
        expect(await reads.getAll('alerts', ['a', composed, 'unknown', 'gone', 'a'])).toStrictEqual(
          new Map([
            ['a', { name: 'a' }],
            [composed, { name: 'composed' }],
          ]),
        );
        expect(await reads.getAll('tasks', ['a'])).toStrictEqual(new Map());
        expect(await reads.getAll('alerts', [])).toStrictEqual(new Map());
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

    test.each(['name', 'constructor', '', 'owner; --'])(
      'a field that is not declared throws: %j',
      async (field) => {
        await write({ a: { name: 'a', owner: '王' } });
        const group: Group = { collection: 'alerts', where: {}, groupBy: 'owner' };
        await expect(reads.find({ ...ALL_ALERTS, where: { [field]: 'a' } })).rejects.toThrow(RangeError);
        await expect(reads.find({ ...ALL_ALERTS, orderBy: field })).rejects.toThrow(RangeError);
        await expect(reads.totals({ ...group, where: { [field]: 'a' } })).rejects.toThrow(RangeError);
        await expect(reads.totals({ ...group, groupBy: field })).rejects.toThrow(RangeError);
        await expect(reads.totals({ ...group, sum: field })).rejects.toThrow(RangeError);
      },
    );
  });
}
