/** The data folder cannot be used as it is; the message is one sentence that says why and what to do. */
export class DataFolderError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'DataFolderError';
  }
}

/** Result codes of SQLite that a user can do something about: https://www.sqlite.org/rescode.html */
const ADVICE: ReadonlyMap<number, string> = new Map([
  [5, 'another process is busy with the data folder: wait until it is done and try again'],
  [8, 'the data folder was opened for reading only: nothing can be written to it'],
  [10, 'the disk refused to read or write the data folder: check the disk, then start again'],
  [11, 'the data file is damaged: restore the data folder from a backup'],
  [13, 'the disk of the data folder is full: free some space and try again'],
  [14, 'the data file cannot be opened: check that you may write to the data folder'],
  [26, 'the data file is no Mooring database: choose another data folder, or restore this one from a backup'],
]);

/** SQLite's primary result code of an error; undefined when it is not one of SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

/** The error itself, or where a user can do something about it, one that says what; `place` is named where it is known. */
export function explained(error: unknown, place?: string): unknown {
  const advice = ADVICE.get(sqliteCode(error) ?? 0);
  if (advice === undefined) return error;
  return new DataFolderError(place === undefined ? advice : `${place}: ${advice}`, error);
}
