import type { RowBody } from '../ports/index.js';

/** The id of the event that stated what a row says; empty where there is no row. */
export function statementOf(row: RowBody | undefined): string {
  const id = row?.['eventId'];
  return typeof id === 'string' ? id : '';
}
