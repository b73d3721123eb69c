import { z } from 'zod';
import {
  COLLECTIONS,
  type Collection,
  type Find,
  type Group,
  type GroupTotal,
  type JournalEntry,
  type Page,
  type ReadModels,
  type RowBody,
  type Where,
} from '../ports/index.js';
import type { AccountData } from './account-data.js';
import { compareText } from './compare-text.js';
import { comparePlaces, fieldOf, type Place, type PlacedRow, placeRow } from './row-order.js';

const MAX_ROWS = 1000;
const cursorSchema = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

/** Reads what a `MemoryAccountStore` over the same data has written; a query looks at every row of its collection. */
export class MemoryReadModels implements ReadModels {
  readonly #data: AccountData;

  constructor(data: AccountData) {
    this.#data = data;
  }

  async get(collection: Collection, key: string): Promise<RowBody | undefined> {
    return this.#data.rows.get(collection)?.get(key)?.body ?? undefined;
  }

  async getAll(collection: Collection, keys: readonly string[]): Promise<ReadonlyMap<string, RowBody>> {
    const rows = this.#data.rows.get(collection);
    return new Map(
      keys.flatMap((key) => {
        const body = rows?.get(key)?.body ?? undefined;
        return body === undefined ? [] : [[key, body] as const];
      }),
    );
  }

  async find(query: Find): Promise<Page> {
    const { collection, where, orderBy, descending, limit } = query;
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_ROWS) {
      throw new RangeError(`a page has 1 to ${String(MAX_ROWS)} rows, not ${String(limit)}`);
    }
    const compare = comparePlaces(descending);
    const after = query.after === undefined ? undefined : placeAt(query.after);
    const rows = this.#matching(collection, where, orderBy)
      .filter((row) => after === undefined || compare(row, after) > 0)
      .toSorted(compare);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const bodies = page.map(({ body }) => body);
    return last === undefined || rows.length === page.length
      ? { rows: bodies }
      : { rows: bodies, next: cursorOf(last) };
  }

  async totals({ collection, where, groupBy, sum }: Group): Promise<readonly GroupTotal[]> {
    if (sum !== undefined) requireDeclared(collection, sum);
    const totals = new Map<string, GroupTotal>();
    for (const { value, body } of this.#matching(collection, where, groupBy)) {
      const group = String(value ?? '');
      const amount = sum === undefined ? 0 : fieldOf(body, sum);
      const total = totals.get(group);
      totals.set(group, {
        group,
        count: (total?.count ?? 0) + 1,
        sum: (total?.sum ?? 0) + (typeof amount === 'number' ? amount : 0),
      });
    }
    return [...totals.values()].toSorted((one, other) => compareText(one.group, other.group));
  }

  async journal(subject: string, afterSequence: number, limit: number): Promise<readonly JournalEntry[]> {
    const journal = this.#data.journals.get(subject);
    const entries: JournalEntry[] = [];
    while (entries.length < limit) {
      const entry = journal?.get(afterSequence + entries.length + 1);
      if (entry === undefined) break;
      entries.push(entry);
    }
    return entries;
  }

  #matching(collection: Collection, where: Where, field: string): readonly PlacedRow[] {
    requireDeclared(collection, field);
    const wanted = Object.entries(where).map(([name, values]) => {
      requireDeclared(collection, name);
      return { name, values: new Set<unknown>(typeof values === 'string' ? [values] : values) };
    });
    const rows: PlacedRow[] = [];
    for (const row of this.#data.rows.get(collection)?.values() ?? []) {
      const placed = placeRow(row, field);
      if (placed && wanted.every(({ name, values }) => values.has(placed.body[name]))) rows.push(placed);
    }
    return rows;
  }
}

function requireDeclared(collection: Collection, field: string): void {
  if (COLLECTIONS[collection].includes(field)) return;
  throw new RangeError(`${collection} declares no field ${field}`);
}

function cursorOf({ value, key }: Place): string {
  return JSON.stringify([value, key]);
}

function placeAt(cursor: string): Place {
  const [value, key] = cursorSchema.parse(JSON.parse(cursor));
  return { value, key };
}
