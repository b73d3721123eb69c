import type { DatabaseSync } from 'node:sqlite';
import { COLLECTIONS, type ReadModelRow } from '#pipeline';
import { placeOf } from '../position.js';

export interface RowsTable {
  /** Writes a row or a tombstone, unless the present one is as new. */
  write(row: ReadModelRow): void;
  clear(): void;
}

/** The table of a collection's rows. */
export function tableOf(collection: string): string {
  return `rows_${collection}`;
}

/** The tables of all collections: declared fields have columns beside the whole body. */
export function rowsTable(db: DatabaseSync): RowsTable {
  const tables = new Map(
    Object.entries(COLLECTIONS).map(([collection, fields]) => {
      const table = tableOf(collection);
      const columns = ['position', ...fields.map((field) => `"${field}"`), 'body'];
      const upsert = db.prepare(`
        INSERT INTO ${table} (key, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
        ON CONFLICT (key) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
        WHERE excluded.position > position`);
      return [collection, { fields, upsert, deleteAll: db.prepare(`DELETE FROM ${table}`) }];
    }),
  );
  return {
    write({ collection, key, position, body }) {
      const table = tables.get(collection);
      if (table === undefined) throw new RangeError(`there is no collection ${collection}`);
      const values = table.fields.map((field) => fieldOf(body?.[field]));
      table.upsert.run(key, placeOf(position), ...values, body === null ? null : JSON.stringify(body));
    },
    clear() {
      for (const { deleteAll } of tables.values()) deleteAll.run();
    },
  };
}

/** Only texts and numbers are filtered and ordered by; a row with anything else counts as one without the field. */
function fieldOf(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
