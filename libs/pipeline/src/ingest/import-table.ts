import type { MooringEvent } from '#relationship';
import type { DoorAnswer } from './door-answer.js';
import type { ImportCounts } from './import-shipments.js';
import type { OnOutcome } from './outcome.js';
import type { ImportPorts } from './set-up.js';
import type { ImportFile, Reject, UnreadableFile } from './stage-files.js';
import {
  type ColumnMap,
  detectEncoding,
  readTable,
  type RowError,
  type TableColumns,
  type TableRow,
} from './table/index.js';

export interface TableImportOptions {
  readonly source: string;
  readonly map?: ColumnMap;
  /** Only says what would happen. */
  readonly dryRun: boolean;
  readonly onReject: (reject: Reject) => void;
  /** Told of every row that was taken, or known already. */
  readonly onOutcome: OnOutcome;
  readonly onProgress: (rows: number) => void;
}

type Parsing<Row> =
  { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly errors: readonly RowError[] };

/** What tells one kind of table from another. */
export interface TableKind<Row> {
  readonly columns: TableColumns;
  /** A parser for the rows of one file. */
  parserFor(columns: readonly (string | undefined)[]): (row: TableRow) => Parsing<Row>;
  /** One answer per row, in order; everything that was appended before has been folded. */
  pass(rows: readonly Row[]): Promise<readonly (DoorAnswer | ManyAnswers)[]>;
  /** Whether rows that are not taken may be told whole: personal data may not. */
  readonly tellsRows: boolean;
}

/** An answer that states more than one fact. */
export type ManyAnswers = {
  readonly outcome: 'accepted' | 'amended';
  readonly events: readonly MooringEvent[];
};

/** Imports files that are not history: rows go in as they come, a batch at a time. */
export async function importTable<Row>(
  ports: ImportPorts,
  files: readonly ImportFile[],
  kind: TableKind<Row>,
  options: TableImportOptions,
): Promise<ImportCounts | UnreadableFile> {
  await ports.projector.drain();
  const tally = { rows: 0, accepted: 0, duplicate: 0, amended: 0, rejected: 0 };
  for (const file of files) {
    const table = await readTable(file.open(), {
      encoding: await detectEncoding(file.open()),
      columns: kind.columns,
      ...(options.map === undefined ? {} : { map: options.map }),
    });
    if (!table.ok) return { file: file.name, errors: table.errors };
    const parse = kind.parserFor(table.columns);
    const refuse = ({ line, cells }: TableRow, errors: readonly RowError[]): void => {
      tally.rejected += 1;
      options.onReject({
        file: file.name,
        line,
        cells: kind.tellsRows ? cells : [],
        errors: told(errors, kind),
      });
    };
    for await (const { rows, rejects } of table.batches) {
      for (const reject of rejects) refuse(reject, reject.errors);
      const good: { readonly table: TableRow; readonly row: Row }[] = [];
      for (const row of rows) {
        const parsed = parse(row);
        if (parsed.ok) good.push({ table: row, row: parsed.row });
        else refuse(row, parsed.errors);
      }
      const answers = await kind.pass(good.map(({ row }) => row));
      const events: MooringEvent[] = [];
      for (const [at, answer] of answers.entries()) {
        if (answer.outcome === 'rejected') {
          const row = good[at]?.table ?? { line: 0, cells: [] };
          const { field, reason, impersonal = reason } = answer.problem;
          refuse(row, [{ line: row.line, field, reason: kind.tellsRows ? reason : impersonal }]);
          continue;
        }
        tally[answer.outcome] += 1;
        options.onOutcome(answer.outcome, file.name, good[at]?.table.line ?? 0);
        if ('event' in answer) events.push(answer.event);
        if ('events' in answer) events.push(...answer.events);
      }
      tally.rows += rows.length + rejects.length;
      if (!options.dryRun) {
        await ports.log.append(events);
        await ports.projector.drain();
      }
      options.onProgress(tally.rows);
    }
  }
  return tally;
}

/** The offending text is left out where it may be personal. */
function told<Row>(errors: readonly RowError[], { tellsRows }: TableKind<Row>): readonly RowError[] {
  return tellsRows ? errors : errors.map(({ line, field, reason }) => ({ line, field, reason }));
}
