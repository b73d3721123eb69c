import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseShipmentRow, shipmentContext } from './parse-shipment-row.js';
import { readTable } from './read-table.js';
import { readWholeTable } from './read-whole-table.js';
import { SHIPMENT_COLUMNS } from './table-columns.js';

const HEAD = 'account_id,date,orders';

async function* longLine(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${HEAD}\n`);
  for (let i = 0; i < 1_000; i += 1) yield Buffer.alloc(65_536, 'x');
  yield Buffer.from('\nB,2024-01-03,2\n');
}

async function* badRows(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${HEAD}\n`);
  for (let i = 0; i < 200; i += 1) yield Buffer.from(`A${i},03/04/2024,-1\nB,2024-01-02\n`.repeat(500));
}

describe('records that cannot be read', () => {
  test('a wrong number of cells costs the row alone', async () => {
    expect(await readWholeTable(`${HEAD}\nA,2024-01-02\nB,2024-01-03,2\nC,2024-01-04,3,4`)).toMatchObject({
      rows: [{ line: 3 }],
      rejects: [
        {
          line: 2,
          cells: ['A', '2024-01-02'],
          errors: [{ line: 2, field: 'row', reason: 'The row has 2 cells, the header has 3.' }],
        },
        { line: 4, errors: [{ reason: 'The row has 4 cells, the header has 3.' }] },
      ],
    });
  });

  test('inches inside an unquoted cell are text', async () => {
    expect(await readWholeTable(`${HEAD}\nA 20" DC,2024-01-02,1\nB,2024-01-03,2`)).toMatchObject({
      rows: [{ line: 2, cells: ['A 20" DC', '2024-01-02', '1'] }, { line: 3 }],
      rejects: [],
    });
  });

  test('text behind a closing quote costs the row alone', async () => {
    expect(await readWholeTable(`${HEAD}\n"A"x,2024-01-02,1\nB,2024-01-03,2`)).toMatchObject({
      rows: [{ line: 3 }],
      rejects: [{ line: 2, cells: ['"A"x,2024-01-02,1'] }],
    });
  });

  test('an open quote costs its line, whether or not a later quote seems to close it', async () => {
    expect(await readWholeTable(`${HEAD}\n"A,2024-01-02,1\nB,2024-01-03,2\n"C",2024-01-04,3`)).toMatchObject({
      rows: [{ line: 3 }, { line: 4 }],
      rejects: [{ line: 2 }],
    });
    expect(await readWholeTable(`${HEAD}\n"A,2024-01-02,1\nB,2024-01-03,2`)).toMatchObject({
      rows: [{ line: 3 }],
      rejects: [{ line: 2, errors: [{ reason: expect.stringContaining('not closed') }] }],
    });
  });

  test('an open quote before more text than a record may have', async () => {
    const later = 'B,2024-01-03,2\n'.repeat(20_000);
    const outcome = await readWholeTable(`${HEAD}\nA,2024-01-02,1\n"A,2024-01-02,1\n${later}`, {
      chunk: 65_536,
      maxRecordBytes: 100_000,
    });
    if ('errors' in outcome) throw new Error('header refused');
    expect(outcome.rejects).toMatchObject([
      { line: 3, errors: [{ line: 3, reason: expect.stringContaining('100000 bytes') }] },
    ]);
    expect(outcome.rows).toHaveLength(20_001);
    expect(outcome.rows.at(-1)?.line).toBe(20_003);
  });

  test('a line without end is dropped in flat memory, and reading goes on behind it', async () => {
    const reading = await readTable(longLine(), {
      encoding: 'utf-8',
      columns: SHIPMENT_COLUMNS,
      maxRecordBytes: 100_000,
    });
    if (!reading.ok) throw new Error('header refused');
    const batches = await Array.fromAsync(reading.batches);
    expect(batches).toMatchObject([
      {
        rows: [{ line: 3 }],
        rejects: [{ line: 2, errors: [{ reason: 'The line is longer than 100000 bytes.' }] }],
      },
    ]);
    expect(batches[0]?.rejects[0]?.cells[0]?.length).toBeLessThan(100);
  });

  test('200,000 bad rows in flat memory', async () => {
    const reading = await readTable(badRows(), { encoding: 'utf-8', columns: SHIPMENT_COLUMNS });
    if (!reading.ok) throw new Error('header refused');
    const context = shipmentContext(reading.columns, '2026-11-23');
    const before = process.memoryUsage().heapUsed;
    let bad = 0;
    let most = 0;
    for await (const { rows, rejects } of reading.batches) {
      bad += rejects.length + rows.filter((row) => !parseShipmentRow(row, context).ok).length;
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(bad).toBe(200_000);
    expect(most).toBeLessThan(150e6);
  });

  test('no bytes make it throw, and no line is reported twice', async () => {
    const scraps = fc.array(
      fc.oneof(
        fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'A,2024-01-02,1', ' ', '\t', ';', '\0', '宁'),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      { maxLength: 60 },
    );
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      scraps.map((parts) => Buffer.from(`${HEAD}\n${parts.join('')}`)),
    );
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom('utf-8' as const, 'gb18030' as const),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(24, 40, 1_000),
        async (bytes, encoding, chunk, maxRecordBytes) => {
          const outcome = await readWholeTable(bytes, { encoding, chunk, maxRecordBytes });
          if ('errors' in outcome) return;
          const lines = [...outcome.rows, ...outcome.rejects].map(({ line }) => line);
          const context = shipmentContext(['account_id', 'date', 'orders'], '2026-11-23');
          for (const row of outcome.rows) parseShipmentRow(row, context);
          expect(new Set(lines).size).toBe(lines.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a line that is too long and ends with a lone \\r at the end of a block costs no other line', async () => {
    const content = `${HEAD}\r${'x'.repeat(200)}\rB,2024-01-03,2\r`;
    for (let maxRecordBytes = 24; maxRecordBytes < 200; maxRecordBytes += 1) {
      expect(await readWholeTable(content, { chunk: 1, maxRecordBytes })).toMatchObject({
        rows: [{ line: 3 }],
        rejects: [{ line: 2 }],
      });
    }
  });

  test('where a file is cut into chunks does not matter', async () => {
    const parts = fc.array(fc.constantFrom('"', 'a', ',', '\n', '\r\n', '\r', '""', 'B,2024-01-03,2\n'), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 9 }), async (body, chunk) => {
        const content = `${HEAD}\n${body.join('')}`;
        expect(await readWholeTable(content, { chunk, maxRecordBytes: 30 })).toEqual(
          await readWholeTable(content, { chunk: 10_000, maxRecordBytes: 30 }),
        );
      }),
      { numRuns: 500 },
    );
  });
});
