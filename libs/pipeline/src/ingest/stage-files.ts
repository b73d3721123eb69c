import { type ImportStage, keyText, type StagedRow } from '../ports/index.js';
import { type LastLines, lastLines } from './last-lines.js';
import {
  type ColumnMap,
  detectEncoding,
  parseShipmentRow,
  readTable,
  type RejectedRow,
  type RowError,
  SHIPMENT_COLUMNS,
  shipmentContext,
  type ShipmentRow,
} from './table/index.js';

/** A file to import: its bytes can be read more than once, because the encoding is detected over the whole file first. */
export interface ImportFile {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** Rows that are not taken, with what was wrong. */
export interface Reject extends RejectedRow {
  readonly file: string;
}

/** What the rows of an import look like: the first import chooses an installation's measure, currency and unit by it. */
export interface StagedImport {
  readonly rows: number;
  readonly rejected: number;
  readonly hasValues: boolean;
  readonly currency: string | undefined;
  readonly unit: string | undefined;
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
  /** The last line about each shipment that stands in the files more than once. */
  readonly lines: LastLines;
  /** Whether rows that only their place among equal ones tells apart may lie apart in the order. */
  readonly apart: boolean;
}

/** A file that cannot be read as a table at all. */
export interface UnreadableFile {
  readonly file: string;
  readonly errors: readonly RowError[];
}

export interface StagingOptions {
  readonly map?: ColumnMap;
  /** ISO date in the business time zone; later dates are refused. */
  readonly today: string;
  /** By which date files are merged: when it happened, or when it was known (`recorded_at` where given). */
  readonly order: 'occurred' | 'known';
  readonly onReject: (reject: Reject) => void;
  readonly onProgress: (rows: number) => void;
}

/**
 * Reads and checks all files of an import into the stage. Bad rows are handed to `onReject` and left out; a file that is no
 * table ends the import before anything is changed.
 */
export async function stageFiles(
  files: readonly ImportFile[],
  stage: ImportStage,
  options: StagingOptions,
): Promise<StagedImport | UnreadableFile> {
  let seen: StagedImport = {
    rows: 0,
    rejected: 0,
    hasValues: false,
    currency: undefined,
    unit: undefined,
    firstDate: undefined,
    lastDate: undefined,
    lines: lastLines(),
    apart: false,
  };
  for (const [fileNumber, file] of files.entries()) {
    const encoding = await detectEncoding(file.open());
    const table = await readTable(file.open(), {
      encoding,
      columns: SHIPMENT_COLUMNS,
      ...(options.map === undefined ? {} : { map: options.map }),
    });
    if (!table.ok) return { file: file.name, errors: table.errors };
    const context = shipmentContext(table.columns, options.today);
    for await (const { rows, rejects } of table.batches) {
      const staged: StagedRow[] = [];
      let rejected = rejects.length;
      for (const reject of rejects) options.onReject({ ...reject, file: file.name });
      for (const row of rows) {
        const parsed = parseShipmentRow(row, context);
        if (parsed.ok) {
          staged.push(stagedRow(parsed.row, fileNumber, row.line, options.order));
          seen = noticed(seen, parsed.row, options.order);
          const shipment = parsed.row.recordedAt === undefined ? shipmentOf(parsed.row) : undefined;
          if (shipment !== undefined) seen.lines.note(shipment, { file: fileNumber, line: row.line });
        } else {
          rejected += 1;
          options.onReject({ ...row, errors: parsed.errors, file: file.name });
        }
      }
      await stage.add(staged);
      seen = { ...seen, rows: seen.rows + rows.length + rejects.length, rejected: seen.rejected + rejected };
      options.onProgress(seen.rows);
    }
  }
  return seen;
}

function stagedRow(row: ShipmentRow, file: number, line: number, order: 'occurred' | 'known'): StagedRow {
  const { accountId, date, service = '', loadType = '', lane = '', recordedAt } = row;
  const known = recordedAt === undefined ? date : new Date(recordedAt).toISOString().slice(0, 10);
  return {
    date: order === 'known' && known > date ? known : date,
    group: [accountId, date, service, loadType, lane].join('\u001f'),
    file,
    line,
    row: JSON.stringify(row),
  };
}

/** Names the shipment of a row with an id. */
export function shipmentOf({ accountId, shipmentId }: ShipmentRow): string | undefined {
  return shipmentId === undefined ? undefined : keyText(accountId, shipmentId);
}

function noticed(seen: StagedImport, row: ShipmentRow, order: StagingOptions['order']): StagedImport {
  const { firstDate, lastDate } = seen;
  const apart = order === 'known' && row.recordedAt !== undefined && row.shipmentId === undefined;
  if (
    seen.apart === (seen.apart || apart) &&
    seen.hasValues === (seen.hasValues || row.value !== undefined) &&
    (seen.currency ?? row.currency) === seen.currency &&
    (seen.unit ?? row.unit) === seen.unit &&
    firstDate !== undefined &&
    lastDate !== undefined &&
    firstDate <= row.date &&
    row.date <= lastDate
  ) {
    return seen;
  }
  return {
    ...seen,
    apart: seen.apart || apart,
    hasValues: seen.hasValues || row.value !== undefined,
    currency: seen.currency ?? row.currency,
    unit: seen.unit ?? row.unit,
    firstDate: firstDate === undefined || row.date < firstDate ? row.date : firstDate,
    lastDate: lastDate === undefined || row.date > lastDate ? row.date : lastDate,
  };
}
