import type { SQLInputValue } from 'node:sqlite';
import { COLLECTIONS, type Collection, type Find, type Group, type Where } from '#pipeline';
import { tableOf } from './tables/rows-table.js';

/** SQL of a fixed shape (so that it is prepared once) and what to bind. */
export interface Query {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** Where a page begins: after the row of this value and key; null for a row without the field. */
export interface Place {
  readonly value: string | number | null;
  readonly key: string;
}

/** Rows that have the field to order by, after a place. */
export function presentRows(find: Find, after: Place | undefined, limit: number): Query {
  const { collection, orderBy, descending } = find;
  const field = column(collection, orderBy);
  const filter = filterOf(collection, find.where);
  const [further, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  // The first comparison is what the index is searched by, the others are for the ties.
  const fromPlace =
    after === undefined ? '' : ` AND ${field} ${further}= ? AND (${field} ${further} ? OR key > ?)`;
  return {
    sql: `SELECT key, ${field} AS value, body FROM ${tableOf(collection)}
      WHERE body IS NOT NULL AND ${field} IS NOT NULL${filter.sql}${fromPlace}
      ORDER BY ${field} ${direction}, key LIMIT ?`,
    values: [...filter.values, ...(after === undefined ? [] : [after.value, after.value, after.key]), limit],
  };
}

/** Rows without the field to order by, after a place among them. They come last, whatever the direction. */
export function rowsWithout(
  { collection, orderBy, where }: Find,
  after: Place | undefined,
  limit: number,
): Query {
  const field = column(collection, orderBy);
  const filter = filterOf(collection, where);
  return {
    sql: `SELECT key, ${field} AS value, body FROM ${tableOf(collection)}
      WHERE body IS NOT NULL AND ${field} IS NULL${filter.sql}${after === undefined ? '' : ' AND key > ?'}
      ORDER BY key LIMIT ?`,
    values: [...filter.values, ...(after === undefined ? [] : [after.key]), limit],
  };
}

/** Count and sum of the rows for each value of the field. */
export function groupRows({ collection, where, groupBy, sum }: Group): Query {
  const field = column(collection, groupBy);
  const filter = filterOf(collection, where);
  const summed = sum === undefined ? 'NULL' : column(collection, sum);
  return {
    sql: `SELECT ${field} AS value, count(*) AS count,
        total(CASE WHEN typeof(${summed}) IN ('integer', 'real') THEN ${summed} END) AS sum
      FROM ${tableOf(collection)} WHERE body IS NOT NULL${filter.sql} GROUP BY 1`,
    values: filter.values,
  };
}

function filterOf(collection: Collection, where: Where): Query {
  const filters = Object.entries(where).map(([name, wanted]) => {
    const field = column(collection, name);
    return typeof wanted === 'string'
      ? { sql: ` AND ${field} = ?`, value: wanted }
      : { sql: ` AND ${field} IN (SELECT value FROM json_each(?))`, value: JSON.stringify(wanted) };
  });
  return { sql: filters.map(({ sql }) => sql).join(''), values: filters.map(({ value }) => value) };
}

function column(collection: Collection, field: string): string {
  if (COLLECTIONS[collection].includes(field)) return `"${field}"`;
  throw new RangeError(`${collection} declares no field ${field}`);
}
