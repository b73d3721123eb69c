import type { Collection, RowBody } from '../../ports/index.js';

/** A row to write, at the position of the event behind it. */
export interface RowChange {
  readonly collection: Collection;
  readonly key: string;
  readonly body: RowBody;
}
