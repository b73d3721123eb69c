import { beforeEach, describe, expect, test } from '@jest/globals';
import { weekOf } from '#relationship';
import { accountCells } from '../contracts/account-cells.js';
import { csvFile, importFiles, importRows } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';

const row = { account_id: 'A', date: '2026-01-05', value: 10, currency: 'CNY' };

let set: ReturnType<typeof memorySet>;

const shipmentEvents = async () =>
  (await eventsOf(set.log)).filter(({ type }) => type.startsWith('mooring.shipment.'));

beforeEach(() => {
  set = memorySet();
});

describe('several lines of one import about the same shipment', () => {
  const early = { ...row, shipment_id: 'S', date: '2026-01-06', value: 2 };
  const late = { ...row, shipment_id: 'S', date: '2026-02-24', value: 9 };

  test.each([
    ['the later line has the earlier date', [late, early], early],
    ['the later line has the later date', [early, late], late],
    ['three lines', [early, late, { ...early, value: 7 }], { ...early, value: 7 }],
  ])('the last line wins, and again when it is imported again: %s', async (_, rows, wins) => {
    for (const counts of [
      { accepted: 1, duplicate: rows.length - 1 },
      { accepted: 0, duplicate: rows.length },
    ]) {
      expect(await importRows(set, rows)).toMatchObject({ ...counts, amended: 0, rejected: 0 });
      const from = weekOf(wins.date);
      expect(await accountCells(set, 'A')).toStrictEqual({ orders: [1], volume: [wins.value * 1000], from });
    }
  });

  test('the last file wins', async () => {
    const files = [csvFile([late], 'a'), csvFile([early], 'b')];
    expect(await importFiles(set, set.importStage(), files)).toMatchObject({ accepted: 1, duplicate: 1 });
    expect(await accountCells(set, 'A')).toMatchObject({ volume: [2000] });
  });

  test('the same id of another account is another shipment', async () => {
    await importRows(set, [early, { ...late, account_id: 'B' }]);
    expect(await accountCells(set, 'A')).toMatchObject({ volume: [2000] });
    expect(await accountCells(set, 'B')).toMatchObject({ volume: [9000] });
  });
});

describe('overlapping files of one import', () => {
  test('count the rows that they share once, and equal rows of one file each', async () => {
    const files = [
      csvFile([row, row, { ...row, date: '2026-01-06' }], 'first half'),
      csvFile([{ ...row, date: '2026-01-06' }, row, row, row], 'second half'),
    ];
    expect(await importFiles(set, set.importStage(), files)).toMatchObject({
      rows: 7,
      accepted: 4,
      duplicate: 3,
    });
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [4], volume: [40_000] });
  });

  test('the last file says what a shared row is worth, and importing all again changes nothing', async () => {
    const files = [csvFile([row, row], 'old'), csvFile([row, { ...row, value: 13 }], 'new')];
    await importFiles(set, set.importStage(), files);
    expect(await accountCells(set, 'A')).toMatchObject({ orders: [2], volume: [23_000] });
    const events = (await shipmentEvents()).length;
    expect(await importFiles(set, set.importStage(), files)).toMatchObject({ duplicate: 4 });
    expect(await shipmentEvents()).toHaveLength(events);
  });
});
