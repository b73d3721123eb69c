/** A checked row of an import, waiting to be read in order. */
export interface StagedRow {
  /** ISO date by which rows of all files are merged. */
  readonly date: string;
  /** What makes two rows of one day equal but for their count: account, service, lane. */
  readonly group: string;
  /** Which of the import's files, from 0, and the line in it. */
  readonly file: number;
  readonly line: number;
  readonly row: string;
}

/**
 * Sorts the rows of an import on disk, so that files of any size and order are merged by date in flat memory. It lives as
 * long as the import.
 */
export interface ImportStage {
  add(rows: readonly StagedRow[]): Promise<void>;
  /** How many rows were added. */
  count(): Promise<number>;
  /** All rows by date, group, file and line, in batches. */
  inOrder(): AsyncIterable<readonly StagedRow[]>;
  /** Forgets everything and frees the disk. */
  close(): Promise<void>;
}
