import { stringify } from 'csv-stringify/sync';
import type { RowError } from './row-error.js';

/** First line of a rejects file. */
export const REJECTS_HEADER = 'line,field,reason,row\n';

/**
 * One CSV line per error, `line,field,reason,row`, each ended by `\n`; `row` is the original record, itself as CSV.
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it: the file goes back to people, and its
 * cells came from strangers.
 */
export function formatReject(errors: readonly RowError[], cells: readonly string[]): string {
  const row = stringify([[...cells]]).trimEnd();
  return stringify(
    errors.map(({ line, field, reason }) => [line, field, reason, row]),
    { escape_formulas: true },
  );
}
