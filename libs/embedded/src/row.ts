import type { SQLOutputValue } from 'node:sqlite';

/** A row as node:sqlite hands it out. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A text column; throws when it holds anything else. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw unexpected(column, 'a text', value);
}

/** A numeric column; throws when it holds anything else. */
export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw unexpected(column, 'a number', value);
}

/** A numeric column that may be NULL, as undefined. */
export function optionalNumber(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : number(row, column);
}

function unexpected(column: string, wanted: string, value: SQLOutputValue | undefined): TypeError {
  const found = value === null ? 'NULL' : typeof value;
  return new TypeError(`column ${column} should hold ${wanted} and holds ${found}`);
}
