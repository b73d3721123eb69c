import { rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ImportStage, StagedRow } from '#pipeline';
import { explained } from './folder/data-folder-error.js';
import { number, type Row, text } from './row.js';

const BATCH = 1000;

/**
 * Rows of an import in a file of their own, sorted by SQLite outside of memory. Nothing of it has to survive: there is no
 * journal, and one transaction that never ends.
 */
export class SqliteImportStage implements ImportStage {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  #count = 0;

  /** @param file is made here and removed by `close` */
  constructor(file: string) {
    this.#file = file;
    // A defensive connection refuses to do without a journal.
    this.#db = new DatabaseSync(file, { defensive: false });
    this.#db.exec(`
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = FILE;
      BEGIN;
      CREATE TABLE staged (
        date TEXT NOT NULL, grp TEXT NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL
      ) STRICT`);
    this.#insert = this.#db.prepare(
      'INSERT INTO staged (date, grp, file, line, body) VALUES (?, ?, ?, ?, ?)',
    );
    this.#select = this.#db.prepare(
      'SELECT date, grp, file, line, body FROM staged ORDER BY date, grp, file, line',
    );
  }

  async add(rows: readonly StagedRow[]): Promise<void> {
    try {
      for (const { date, group, file, line, row } of rows) this.#insert.run(date, group, file, line, row);
    } catch (error) {
      throw explained(error);
    }
    this.#count += rows.length;
  }

  async count(): Promise<number> {
    return this.#count;
  }

  async *inOrder(): AsyncGenerator<readonly StagedRow[]> {
    let batch: StagedRow[] = [];
    for (const row of this.#select.iterate()) {
      batch.push(stagedOf(row));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
    rmSync(this.#file, { force: true });
  }
}

function stagedOf(row: Row): StagedRow {
  return {
    date: text(row, 'date'),
    group: text(row, 'grp'),
    file: number(row, 'file'),
    line: number(row, 'line'),
    row: text(row, 'body'),
  };
}
