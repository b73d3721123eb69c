import { publishedCalendar } from '#calendars';
import {
  type ColumnMap,
  importAccounts,
  importContacts,
  importInteractions,
  importShipments,
  type ImportCounts,
  type ImportFile,
  type Reject,
  type UnreadableFile,
} from '#pipeline';
import type { Settings } from '#relationship';
import type { MooringSet } from '../set.js';
import { progress } from '../terminal/progress.js';

export const IMPORT_KINDS = ['shipments', 'accounts', 'contacts', 'interactions'] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds of tables that are not history: their rows go in as they come. */
const TABLE_IMPORTS = {
  accounts: importAccounts,
  contacts: importContacts,
  interactions: importInteractions,
};

export interface ImportRun {
  readonly kind: ImportKind;
  readonly source: string;
  readonly dryRun: boolean;
  readonly map?: ColumnMap;
  readonly chosen: Partial<Settings>;
  readonly onReject: (reject: Reject) => void;
  /** How many rows there will be, going by those read so far; undefined while nothing is known. */
  readonly expected?: (rows: number) => number | undefined;
}

/** Years after the last row for which working days are published: due dates lie ahead. */
const YEARS_AHEAD = 2;

/** Imports files into a set and shows how far it has come. */
export async function runImport(
  set: MooringSet,
  files: readonly ImportFile[],
  { kind, source, dryRun, map, chosen, onReject, expected = () => undefined }: ImportRun,
): Promise<ImportCounts | UnreadableFile> {
  const shared = { source, dryRun, onReject, ...(map === undefined ? {} : { map }) };
  const bar = progress('rows');
  try {
    if (kind !== 'shipments') {
      return await TABLE_IMPORTS[kind](set, files, {
        ...shared,
        onProgress: (rows) => bar.update('importing', rows, expected(rows)),
      });
    }
    const stage = set.importStage();
    try {
      return await importShipments(set, files, stage, {
        ...shared,
        chosen,
        calendars: ({ country }, first, last) => [
          publishedCalendar(country, yearOf(first), yearOf(last) + YEARS_AHEAD),
        ],
        onProgress: (step, rows, total) => {
          if (step === 'read') bar.update('reading', rows, expected(rows));
          else bar.update('importing', rows, total);
        },
      });
    } finally {
      await stage.close();
    }
  } finally {
    bar.finish();
  }
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
