import { describe, expect, test } from '@jest/globals';
import { readHeader } from './read-header.js';
import type { ColumnMap } from './read-header.js';
import { readTable } from './read-table.js';
import { ACCOUNT_COLUMNS, SHIPMENT_COLUMNS } from './table-columns.js';

const header = (names: string, map: ColumnMap = {}) =>
  readHeader({ line: 1, cells: names.split(',') }, SHIPMENT_COLUMNS, map);

const reasons = (names: string, map: ColumnMap = {}) => {
  const reading = header(names, map);
  return reading.ok ? [] : reading.errors.map(({ reason }) => reason);
};

async function* stream(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const open = (text: string) => readTable(stream(text), { encoding: 'utf-8', columns: ACCOUNT_COLUMNS });

describe('readHeader', () => {
  test('names count without case and outer spaces', () => {
    expect(header(' Account_ID,DATE ,orders')).toEqual({
      ok: true,
      columns: ['account_id', 'date', 'orders'],
    });
  });

  test('the map renames and ignores columns', () => {
    const map = { 客户编号: 'account_id', 'Ship Date': 'date', Remark: '', TEU: 'Volume' };
    expect(header('客户编号,ship date,remark,teu', map)).toEqual({
      ok: true,
      columns: ['account_id', 'date', undefined, 'volume'],
    });
  });

  test.each([
    ['account_id,date,orders,volum', 'The column "volum" is not known here; did you mean "volume"?'],
    [
      'account_id,date,orders,备注',
      expect.stringMatching(/^The column "备注" is not known here; known are account_id,/u),
    ],
    ['account_id,date,orders,Date', 'The columns 2 and 4 are both "date".'],
    ['account_id,date,orders,', 'Column 4 has no name; name it, or map "" to "" to ignore it.'],
    ['date,orders', 'The required column "account_id" is missing.'],
    ['account_id,date,lane', 'At least one of the columns orders, volume, value must be there.'],
    ['S1,2024-01-02,3', expect.stringMatching(/needs a header line/u)],
    ['PK\u0003\u0004,date', expect.stringMatching(/not a text table/u)],
  ])('%s', (names, reason) => {
    expect(reasons(names)).toEqual([reason]);
  });

  test('everything that is wrong is said at once', () => {
    expect(reasons('date,date,foo')).toHaveLength(4);
  });

  test('a header of nothing but commas, and names, ends in a bounded number of errors', () => {
    expect(reasons(`account_id${',x'.repeat(100_000)}`)).toHaveLength(50);
  });

  test('two columns that the map makes one, and a map to nowhere', () => {
    expect(reasons('account_id,date,orders,count', { count: 'orders' })).toEqual([
      'The columns 3 and 4 are both "orders".',
    ]);
    expect(reasons('account_id,date,orders,x', { x: 'volumes' })).toEqual([
      'The map sends "x" to "volumes", not known here; did you mean "volume"?',
    ]);
  });

  test('names of object internals are only names', () => {
    expect(reasons('account_id,date,orders,constructor,__proto__')).toHaveLength(2);
  });
});

describe('readTable opens', () => {
  test.each(['', '\uFEFF', '\n\r\n  \n', ',,\n'])('nothing: %j is an empty file', async (text) => {
    expect(await open(text)).toEqual({
      ok: false,
      errors: [{ line: 1, field: 'file', reason: 'The file is empty.' }],
    });
  });

  test('a header alone: no rows', async () => {
    const reading = await open('account_id,name');
    expect(reading.ok && (await Array.fromAsync(reading.batches))).toEqual([]);
  });

  test('a header that never closes its quote', async () => {
    expect(await open('"account_id,name\nA,b\n')).toMatchObject({
      ok: false,
      errors: [{ line: 1, field: 'file' }],
    });
  });

  test('a header below blank lines keeps its line', async () => {
    expect(await open('\n\naccount_id,nam\n')).toMatchObject({
      ok: false,
      errors: [{ line: 3 }, { line: 3 }],
    });
  });
});
