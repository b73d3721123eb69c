import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PORTFOLIO, weekOf } from '#relationship';
import { accountCells } from '../contracts/account-cells.js';
import { importRows, type Row } from '../contracts/import-rows.js';
import { booked, cancelled } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { portfolioRows } from '../contracts/portfolio-rows.js';
import { documentsOf, eventsOf, snapshot } from '../contracts/snapshot.js';

const row = { account_id: 'A', date: '2026-01-05', value: 10, currency: 'CNY' };

let set: ReturnType<typeof memorySet>;

beforeEach(() => {
  set = memorySet();
});

describe('importing the same file again', () => {
  test('finds only duplicates and leaves nothing in the log but its own markers', async () => {
    await fc.assert(
      fc.asyncProperty(portfolioPlans, fc.constantFrom(1, 3), fc.boolean(), async (plan, partitions, ids) => {
        const rows = portfolioRows(plan)
          .flat()
          .map((one): Row => (ids ? one : Object.assign({}, one, { shipment_id: '' })));
        const again = memorySet(partitions);
        const first = await importRows(again, rows);
        expect(first).toMatchObject({ rows: rows.length, accepted: rows.length });
        const before = await snapshot(again);
        const log = await eventsOf(again.log);
        again.clock.advance(1000);

        const second = await importRows(again, rows);

        expect(second).toMatchObject({ rows: rows.length, duplicate: rows.length, accepted: 0, amended: 0 });
        const known = new Set(log.map(({ position, subject }) => `${subject} ${position}`));
        const added = (await eventsOf(again.log)).filter((e) => !known.has(`${e.subject} ${e.position}`));
        expect(added.map(({ type }) => type)).toStrictEqual(['mooring.import.began', 'mooring.import.ended']);
        expect(await snapshot(again)).toStrictEqual(before);
      }),
      { numRuns: 4 },
    );
  });

  test('does not bring a cancelled shipment back, unless the row says that it was known later', async () => {
    const named = { ...row, shipment_id: 'S' };
    await importRows(set, [named]);
    await set.log.append([cancelled(booked(named), 2)]);
    expect(await importRows(set, [named])).toMatchObject({ duplicate: 1, amended: 0 });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [] });
    const revived = { ...named, recorded_at: '2026-01-20T08:00:00+08:00' };
    expect(await importRows(set, [revived])).toMatchObject({ amended: 1 });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [1] });
  });
});

describe('changed rows', () => {
  test('are amended, the latest import wins', async () => {
    await importRows(set, [{ ...row, shipment_id: 'S' }]);
    expect(await importRows(set, [{ ...row, shipment_id: 'S', value: 25 }])).toMatchObject({ amended: 1 });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [1], volume: [25_000] });
    const moved = { ...row, shipment_id: 'S', date: '2026-01-20', value: 25 };
    expect(await importRows(set, [moved])).toMatchObject({ amended: 1 });
    expect(await accountCells(set, 'A')).toMatchObject({
      orders: [1],
      volume: [25_000],
      from: weekOf('2026-01-20'),
    });
  });

  test('without an id are known by account, day, service, lane and their place among equal ones', async () => {
    const lane = { ...row, service: 'air', lane: 'CNSHA-DEHAM' };
    expect(await importRows(set, [lane, lane, { ...lane, lane: 'CNNGB-USLAX' }])).toMatchObject({
      accepted: 3,
    });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [3] });
    const counts = await importRows(set, [lane, { ...lane, value: 11 }, lane, { ...row, service: 'air' }]);
    expect(counts).toMatchObject({ duplicate: 1, amended: 1, accepted: 2 });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [5], volume: [51_000] });
  });

  test('with recorded_at: the latest known wins, in any order and however often', async () => {
    const version = (day: number, value: number) => ({
      ...row,
      shipment_id: 'S',
      value,
      recorded_at: `2026-01-${String(day).padStart(2, '0')}T08:00:00+08:00`,
    });
    await importRows(set, [version(20, 3)]);
    expect(await importRows(set, [version(10, 1), version(20, 3), version(15, 2)])).toMatchObject({
      duplicate: 3,
    });
    expect(await accountCells(set, 'A')).toMatchObject({ volume: [3000] });
    expect(await importRows(set, [version(25, 5), version(22, 4)])).toMatchObject({
      amended: 1,
      duplicate: 1,
    });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [1], volume: [5000] });
  });
});

describe('rows that cannot be counted', () => {
  test('are refused with line and reason, the good ones of the file go in, and all counts add up', async () => {
    const rows: readonly Row[] = [
      row,
      { ...row, currency: 'USD' },
      { ...row, date: '2026-13-05' },
      { ...row, date: '2027-01-05' },
      row,
      { ...row, account_id: 'B', value: 'many' },
      { ...row, account_id: 'B' },
    ];
    const { rejects, ...counts } = await importRows(set, rows);
    expect(counts).toStrictEqual({ rows: 7, accepted: 3, duplicate: 0, amended: 0, rejected: 4 });
    expect(rejects.map(({ line }) => line).toSorted((one, other) => one - other)).toStrictEqual([3, 4, 5, 7]);
    const currency = rejects.find(({ line }) => line === 3);
    expect(currency?.errors).toMatchObject([{ field: 'currency', line: 3 }]);
    expect(currency?.errors[0]?.reason).toContain('--rate USD=');
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [2] });
  });

  test('a rate makes a currency countable, at the rate of the installation', async () => {
    await importRows(set, [row, { ...row, currency: 'USD', value: 2 }], { chosen: { rates: { USD: 7.1 } } });
    expect(await accountCells(set, 'A')).toMatchObject({ volume: [24_200] });
  });

  test('volumes of another unit are refused', async () => {
    const volume = { account_id: 'A', date: '2026-01-05', volume: 3, unit: 'TEU' };
    const { rejects, ...counts } = await importRows(set, [volume, { ...volume, unit: 'CBM' }]);
    expect(counts).toMatchObject({ accepted: 1, rejected: 1 });
    expect(rejects[0]?.errors).toMatchObject([{ field: 'unit' }]);
    expect(await accountCells(set, 'A')).toMatchObject({ volume: [3000] });
  });
});

describe('a dry run', () => {
  test('counts what an import would, and changes nothing', async () => {
    const known = memorySet(3);
    await importRows(known, [row, { ...row, shipment_id: 'S' }]);
    for (const present of [set, known]) {
      const log = await eventsOf(present.log);
      const documents = await documentsOf(present);
      const rows = [row, row, { ...row, shipment_id: 'S', value: 3 }, { ...row, currency: 'USD' }];
      const dry = await importRows(present, rows, { dryRun: true });
      expect(await eventsOf(present.log)).toStrictEqual(log);
      expect(await documentsOf(present)).toStrictEqual(documents);
      expect(await importRows(present, rows)).toStrictEqual(dry);
    }
  });

  test('a file without a single good row changes nothing either', async () => {
    expect(await importRows(set, [{ ...row, date: 'soon' }])).toMatchObject({ rows: 1, rejected: 1 });
    expect(await eventsOf(set.log)).toHaveLength(0);
    expect(await set.store.document(PORTFOLIO)).toBeUndefined();
  });
});
