import type { TableEncoding } from './detect-encoding.js';
import type { ScannedRecord } from './parse-window.js';
import { readHeader } from './read-header.js';
import type { ColumnMap } from './read-header.js';
import { readRecords } from './read-records.js';
import type { RowError } from './row-error.js';
import type { TableColumns } from './table-columns.js';

export interface TableOptions {
  readonly encoding: TableEncoding;
  readonly columns: TableColumns;
  readonly map?: ColumnMap;
  /** Rows and rejects together per batch; default 1,000. */
  readonly batchRows?: number;
  /** Longest record in bytes; default 1 MiB. */
  readonly maxRecordBytes?: number;
}

export interface TableRow {
  /** First physical line of the record in the file, 1-based. */
  readonly line: number;
  /** Cells in the file's order, outer spaces trimmed. */
  readonly cells: readonly string[];
}

/** A record that is not taken: what is wrong and what stood there. */
export interface RejectedRow extends TableRow {
  readonly errors: readonly RowError[];
}

export interface TableBatch {
  readonly rows: readonly TableRow[];
  readonly rejects: readonly RejectedRow[];
}

export type TableReading =
  | {
      readonly ok: true;
      /** For each cell of a row its column of Mooring; undefined for an ignored one. */
      readonly columns: readonly (string | undefined)[];
      /** To be read once; leaving a `for await` over it closes the byte stream. */
      readonly batches: AsyncGenerator<TableBatch, void, undefined>;
    }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/**
 * Opens a comma, semicolon or tab separated table with a header line and reads it in flat memory.
 *
 * Whatever the bytes are, the outcome is a value: errors of the header or the whole file here, those of single records in
 * the batches. Only a failure of the byte stream itself rejects.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  options: TableOptions,
): Promise<TableReading> {
  const records = readRecords(bytes, options.encoding, options.maxRecordBytes ?? 1_048_576);
  const first = await records.next();
  const header = first.done === true ? undefined : first.value[0];
  if (first.done === true || header === undefined) {
    return { ok: false, errors: [{ line: 1, field: 'file', reason: 'The file is empty.' }] };
  }
  const reading = readHeader(header, options.columns, options.map ?? {});
  if (!reading.ok) {
    await records.return(undefined);
    return reading;
  }
  const batches = batchesOf(
    first.value.slice(1),
    records,
    reading.columns.length,
    options.batchRows ?? 1_000,
  );
  return { ok: true, columns: reading.columns, batches };
}

async function* batchesOf(
  first: readonly ScannedRecord[],
  later: AsyncGenerator<readonly ScannedRecord[]>,
  width: number,
  batchRows: number,
): AsyncGenerator<TableBatch, void, undefined> {
  let rows: TableRow[] = [];
  let rejects: RejectedRow[] = [];
  let records = first;
  try {
    while (true) {
      for (const record of records) {
        if (record.trouble === undefined && record.cells.length === width) rows.push(record);
        else rejects.push(rejectOf(record, width));
        if (rows.length + rejects.length >= batchRows) {
          yield { rows, rejects };
          rows = [];
          rejects = [];
        }
      }
      const next = await later.next();
      if (next.done === true) break;
      records = next.value;
    }
    if (rows.length + rejects.length > 0) yield { rows, rejects };
  } finally {
    // A reader that stops early must not leave the file open.
    await later.return(undefined);
  }
}

function rejectOf({ line, cells, trouble }: ScannedRecord, width: number): RejectedRow {
  const reason = trouble ?? `The row has ${cells.length} cells, the header has ${width}.`;
  return { line, cells, errors: [{ line, field: 'row', reason }] };
}
