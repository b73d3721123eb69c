import type { ImportStage, StagedRow } from '../ports/index.js';
import { compareText } from './compare-text.js';
import { deepFreeze } from './deep-freeze.js';

const BATCH = 1000;

/** Sorts the rows of an import in memory: for tests and small imports. */
export class MemoryImportStage implements ImportStage {
  #rows: StagedRow[] = [];

  async add(rows: readonly StagedRow[]): Promise<void> {
    for (const row of rows) this.#rows.push(deepFreeze(row));
  }

  async count(): Promise<number> {
    return this.#rows.length;
  }

  async *inOrder(): AsyncGenerator<readonly StagedRow[]> {
    const rows = this.#rows.toSorted(compareRows);
    for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
  }

  async close(): Promise<void> {
    this.#rows = [];
  }
}

function compareRows(one: StagedRow, other: StagedRow): number {
  return (
    compareText(one.date, other.date) ||
    compareText(one.group, other.group) ||
    one.file - other.file ||
    one.line - other.line
  );
}
