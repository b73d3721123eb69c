import { describe, expect, test } from '@jest/globals';
import { readTable } from './read-table.js';
import { readWholeTable } from './read-whole-table.js';
import { SHIPMENT_COLUMNS } from './table-columns.js';

const HEAD = 'account_id,date,orders';

describe('records and their lines', () => {
  test.each([
    ['LF', `${HEAD}\nA,2024-01-02,1\nB,2024-01-03,2\n`],
    ['CRLF', `${HEAD}\r\nA,2024-01-02,1\r\nB,2024-01-03,2\r\n`],
    ['CR', `${HEAD}\rA,2024-01-02,1\rB,2024-01-03,2\r`],
    ['a last line without its end', `${HEAD}\r\nA,2024-01-02,1\r\nB,2024-01-03,2`],
    ['a byte order mark', `\uFEFF${HEAD}\nA,2024-01-02,1\nB,2024-01-03,2`],
    ['semicolons', `${HEAD}\nA,2024-01-02,1\nB,2024-01-03,2`.replaceAll(',', ';')],
    ['tabs', `${HEAD}\nA,2024-01-02,1\nB,2024-01-03,2`.replaceAll(',', '\t')],
    ['quotes and spaces', `"account_id" , "date","orders"\n"A", "2024-01-02" ,1\n"B","2024-01-03","2"`],
  ])('%s', async (_, content) => {
    for (const chunk of [1, 5, 1_000]) {
      expect(await readWholeTable(content, { chunk })).toMatchObject({
        rows: [
          { line: 2, cells: ['A', '2024-01-02', '1'] },
          { line: 3, cells: ['B', '2024-01-03', '2'] },
        ],
        rejects: [],
      });
    }
  });

  test.each(['\n', '\r\n', '\r'])('quoted line breaks and blank lines are counted (%j)', async (eol) => {
    const content = [
      HEAD,
      '"A',
      '',
      'x",2024-01-02,1',
      '',
      '   ',
      ',,',
      'B,"2024',
      '-01-03",2',
      'C,2024-01-04,3',
    ].join(eol);
    for (const maxRecordBytes of [24, 1_000]) {
      const outcome = await readWholeTable(content, { maxRecordBytes });
      expect(outcome).toMatchObject({ rejects: [], rows: [{ line: 2 }, { line: 8 }, { line: 10 }] });
      expect(outcome).toMatchObject({ rows: [{ cells: [`A${eol}${eol}x`, '2024-01-02', '1'] }, {}, {}] });
    }
  });

  test('GB18030, a pair split over chunks', async () => {
    const content = Buffer.concat([
      Buffer.from(`${HEAD}\n`),
      Uint8Array.of(0xc4, 0xfe, 0xb2, 0xa8),
      Buffer.from(',2024-01-02,1\n'),
    ]);
    for (const chunk of [1, 2, 3, 24]) {
      expect(await readWholeTable(content, { chunk, encoding: 'gb18030' })).toMatchObject({
        rows: [{ line: 2, cells: ['宁波', '2024-01-02', '1'] }],
      });
    }
  });

  test('bytes that are not GB18030, one by one, are text that the cell checks refuse', async () => {
    const content = Buffer.concat([
      Buffer.from(`${HEAD}\n`),
      Uint8Array.of(0x81, 0x30, 0x00),
      Buffer.from(',2024-01-02,1'),
    ]);
    expect(
      await readWholeTable(content, { chunk: 1, maxRecordBytes: 26, encoding: 'gb18030' }),
    ).toMatchObject({
      rejects: [],
      rows: [{ line: 2, cells: ['\uFFFD0\0', '2024-01-02', '1'] }],
    });
  });

  test('batches hold as many rows as asked for', async () => {
    expect(
      await readWholeTable(`${HEAD}\n${'A,2024-01-02,1\n'.repeat(25)}`, { batchRows: 10 }),
    ).toMatchObject({
      sizes: [10, 10, 5],
    });
  });

  test('a reader that stops early closes the stream', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from(`${HEAD}\n`);
        while (true) yield Buffer.from('A,2024-01-02,1\n');
      } finally {
        closed = true;
      }
    }
    const reading = await readTable(endless(), { encoding: 'utf-8', columns: SHIPMENT_COLUMNS });
    if (!reading.ok) throw new Error('header refused');
    for await (const batch of reading.batches) {
      expect(batch.rows[0]?.line).toBe(2);
      break;
    }
    expect(closed).toBe(true);
  });
});
