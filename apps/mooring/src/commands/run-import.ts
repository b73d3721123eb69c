import {
  type ImportCounts,
  importFiles,
  type ImportFile,
  type FilesImport,
  type UnreadableFile,
} from '#pipeline';
import { calendarsOfImport } from '../calendars-of-import.js';
import type { MooringSet } from '../set.js';
import { progress } from '../terminal/progress.js';

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
  try {
    return await importFiles(set, files, {
      ...run,
      calendars: calendarsOfImport,
      onOutcome: () => undefined,
      onProgress: (step, rows, total) => {
        if (step === 'read') bar.update('reading', rows, expected(rows));
        else bar.update('importing', rows, total ?? expected(rows));
      },
    });
  } finally {
    bar.finish();
  }
}
