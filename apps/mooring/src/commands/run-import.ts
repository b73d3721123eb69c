import {
  type ImportCounts,
  importFiles,
  type ImportFile,
  type FilesImport,
  type UnreadableFile,
} from '#pipeline';
import { calendarsOfImport } from '../calendars-of-import.js';
import type { ImportTurn } from '#api';
import type { MooringSet } from '../set.js';
import { progress } from '../terminal/progress.js';

/** A command that is to stop is ended as it is. */
const NEVER = new AbortController().signal;

const alone: ImportTurn = (work) => work();

export interface ImportRun extends Omit<FilesImport, 'calendars' | 'onOutcome' | 'onProgress'> {
  /** How many rows there will be, going by those read so far; undefined while nothing is known. */
  readonly expected?: (rows: number) => number | undefined;
}

/** Imports files into a set and shows how far it has come. */
export async function runImport(
  set: MooringSet,
  files: readonly ImportFile[],
  { expected = () => undefined, ...run }: ImportRun,
): Promise<ImportCounts | UnreadableFile> {
  const bar = progress('rows');
  const { importTurn = alone } = set;
  const work = (): Promise<ImportCounts | UnreadableFile> =>
    importFiles(set, files, {
      ...run,
      calendars: calendarsOfImport,
      onOutcome: () => undefined,
      onProgress: (step, rows, total) => {
        if (step === 'read') bar.update('reading', rows, expected(rows));
        else bar.update('importing', rows, total ?? expected(rows));
      },
    });
  try {
    return await importTurn(work, NEVER);
  } finally {
    bar.finish();
  }
}
