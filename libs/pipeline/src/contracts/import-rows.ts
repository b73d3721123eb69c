import type { Settings } from '#relationship';
import { type ImportCounts, importShipments } from '../ingest/import-shipments.js';
import type { ImportFile, Reject } from '../ingest/stage-files.js';
import type { AccountStore, Clock, EventLog, ImportStage, JobQueue, ReadModels } from '../ports/index.js';
import { createProjector } from '../project/projector.js';

/** A row of a table by column name; a column that is missing stays empty. */
export type Row = Readonly<Record<string, string | number>>;

/** Rows as a CSV file. */
export function csvFile(rows: readonly Row[], name = 'rows.csv'): ImportFile {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => String(row[column] ?? '')).join(','));
  const bytes = new TextEncoder().encode([columns.join(','), ...lines, ''].join('\n'));
  return {
    name,
    async *open() {
      yield bytes;
    },
  };
}

/** What an import needs of a set; a new projector is made for each, as a new process would. */
export interface ImportingSet {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

export interface RowsImport {
  readonly source?: string;
  readonly dryRun?: boolean;
  readonly chosen?: Partial<Settings>;
}

/** Imports files through the real door; gives the counts and what was refused. Throws for a file that is no table. */
export async function importFiles(
  set: ImportingSet,
  stage: ImportStage,
  files: readonly ImportFile[],
  { source = 'tms', dryRun = false, chosen = {} }: RowsImport = {},
): Promise<ImportCounts & { readonly rejects: readonly Reject[] }> {
  const rejects: Reject[] = [];
  const { log, store, clock } = set;
  const counts = await importShipments({ log, store, clock, projector: createProjector(set) }, files, stage, {
    source,
    dryRun,
    chosen,
    calendars: () => [],
    onReject: (reject) => void rejects.push(reject),
    onOutcome: () => undefined,
    onProgress: () => undefined,
  });
  if ('file' in counts) throw new Error(`${counts.file}: ${counts.errors[0]?.reason ?? 'is no table'}`);
  return { ...counts, rejects };
}

/** Imports rows of one file into a set. */
export function importRows(
  set: ImportingSet & { importStage(): ImportStage },
  rows: readonly Row[],
  options: RowsImport = {},
): Promise<ImportCounts & { readonly rejects: readonly Reject[] }> {
  return importFiles(set, set.importStage(), [csvFile(rows)], options);
}
