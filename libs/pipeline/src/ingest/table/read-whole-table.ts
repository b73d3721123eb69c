import { readTable } from './read-table.js';
import type { RejectedRow, TableOptions, TableRow } from './read-table.js';
import type { RowError } from './row-error.js';
import { SHIPMENT_COLUMNS } from './table-columns.js';

type Outcome =
  | {
      readonly rows: readonly TableRow[];
      readonly rejects: readonly RejectedRow[];
      readonly sizes: readonly number[];
    }
  | { readonly errors: readonly RowError[] };

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** For specs: a whole shipments table given as text or bytes, read in chunks of `chunk` bytes. */
export async function readWholeTable(
  content: string | Uint8Array,
  options: Partial<TableOptions> & { readonly chunk?: number } = {},
): Promise<Outcome> {
  const { chunk = 7, ...rest } = options;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const reading = await readTable(pieces(bytes, chunk), {
    encoding: 'utf-8',
    columns: SHIPMENT_COLUMNS,
    ...rest,
  });
  if (!reading.ok) return { errors: reading.errors };
  const rows: TableRow[] = [];
  const rejects: RejectedRow[] = [];
  const sizes: number[] = [];
  for await (const batch of reading.batches) {
    rows.push(...batch.rows);
    rejects.push(...batch.rejects);
    sizes.push(batch.rows.length + batch.rejects.length);
  }
  return { rows, rejects, sizes };
}
