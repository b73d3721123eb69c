import type { DatabaseSync } from 'node:sqlite';
import { explained } from './folder/data-folder-error.js';

/** The transactions of a connection; they do not nest. */
export interface Transactions {
  /** Runs work that writes: all of it is stored when this returns, none when it throws. */
  write<Result>(work: () => Result): Result;
  /** Runs many small queries as one: each alone would take and give back the locks of the file. */
  read<Result>(work: () => Result): Result;
}

export function transactionsOf(db: DatabaseSync): Transactions {
  const beginWrite = db.prepare('BEGIN IMMEDIATE');
  const beginRead = db.prepare('BEGIN');
  const commit = db.prepare('COMMIT');
  const within =
    (begin: typeof beginWrite) =>
    <Result>(work: () => Result): Result => {
      try {
        begin.run();
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        // SQLite has already rolled back by itself when, for example, the disk is full.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw explained(error);
      }
    };
  return { write: within(beginWrite), read: within(beginRead) };
}
