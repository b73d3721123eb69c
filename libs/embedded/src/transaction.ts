import type { DatabaseSync } from 'node:sqlite';
import { explained } from './folder/data-folder-error.js';

/** Runs work in one transaction: all of its writes are stored when it returns, none when it throws. */
export type Transaction = <Result>(work: () => Result) => Result;

/** The transactions of a connection; they do not nest. */
export function transactionOf(db: DatabaseSync): Transaction {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return (work) => {
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
}
