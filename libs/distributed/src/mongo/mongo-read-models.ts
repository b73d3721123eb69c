import type {
  Collection,
  Find,
  Group,
  GroupTotal,
  JournalEntry,
  Page,
  ReadModels,
  RowBody,
  StoredEvent,
} from '#pipeline';
import type { Records } from './declare-records.js';
import type { Generations } from './generations.js';
import { inParts } from './in-parts.js';
import type { MongoLink } from './mongo-link.js';
import { keyIn, recordName, type RowRecord } from './records.js';
import { pathOf, type Place, presentRows, type RowsQuery, rowsWhere, rowsWithout } from './rows-query.js';

const MAX_ROWS = 1000;

interface TotalRecord {
  readonly _id: string | number | null;
  readonly count: number;
  readonly sum: number;
}

/** Reads what `MongoAccountStore` has written to the same database, in this process or any other. */
export class MongoReadModels implements ReadModels {
  readonly #link: MongoLink;
  readonly #records: Records;
  readonly #generations: Generations;

  constructor(link: MongoLink, records: Records, generations: Generations) {
    this.#link = link;
    this.#records = records;
    this.#generations = generations;
  }

  async get(collection: Collection, key: string): Promise<RowBody | undefined> {
    return (await this.getAll(collection, [key])).get(key);
  }

  async getAll(collection: Collection, keys: readonly string[]): Promise<ReadonlyMap<string, RowBody>> {
    if (keys.length === 0) return new Map();
    const found = await this.#read(async (generation) => {
      const parts = inParts(keys).map((part) =>
        this.#records
          .rows(collection)
          .find(
            { _id: { $in: part.map((key) => recordName(generation, key)) }, live: true },
            { batchSize: part.length, projection: { generation: 1, body: 1 } },
          )
          .toArray(),
      );
      return (await Promise.all(parts)).flat();
    });
    return new Map(found.map((record) => [keyIn(record), bodyOf(record)]));
  }

  async find(query: Find): Promise<Page> {
    const { collection, orderBy, limit } = query;
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_ROWS) {
      throw new RangeError(`a page has 1 to ${String(MAX_ROWS)} rows, not ${String(limit)}`);
    }
    pathOf(collection, orderBy);
    const after = query.after === undefined ? undefined : placeAt(query.after);
    // One more than asked for, to know whether there is a next page.
    const wanted = limit + 1;
    const rows = await this.#read(async (generation) => {
      const present =
        after?.value === null
          ? []
          : await this.#rows(collection, presentRows(query, generation, after), wanted);
      if (present.length === wanted) return present;
      const amongThem = after?.value === null ? after : undefined;
      const without = rowsWithout(query, generation, amongThem);
      return [...present, ...(await this.#rows(collection, without, wanted - present.length))];
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const bodies = page.map(bodyOf);
    return last === undefined || rows.length === page.length
      ? { rows: bodies }
      : { rows: bodies, next: JSON.stringify([last.by[orderBy] ?? null, keyIn(last)]) };
  }

  async totals({ collection, where, groupBy, sum }: Group): Promise<readonly GroupTotal[]> {
    const grouped = `$${pathOf(collection, groupBy)}`;
    // What is no number adds nothing.
    const summed = sum === undefined ? 0 : `$${pathOf(collection, sum)}`;
    const totals = new Map<string, GroupTotal>();
    const found = await this.#read((generation) =>
      this.#records
        .rows(collection)
        .aggregate<TotalRecord>([
          { $match: rowsWhere(collection, generation, where) },
          { $group: { _id: grouped, count: { $sum: 1 }, sum: { $sum: summed } } },
        ])
        .toArray(),
    );
    for (const { _id: value, count, sum: amount } of found) {
      // 7 and '7', or a missing field and an empty text, are one group.
      const group = String(value ?? '');
      const present = totals.get(group);
      totals.set(group, {
        group,
        count: (present?.count ?? 0) + count,
        sum: (present?.sum ?? 0) + amount,
      });
    }
    return [...totals.values()].toSorted((one, other) =>
      Buffer.compare(Buffer.from(one.group), Buffer.from(other.group)),
    );
  }

  async journal(subject: string, afterSequence: number, limit: number): Promise<readonly JournalEntry[]> {
    const found = await this.#read((generation) =>
      this.#records.journal
        .find(
          { subject, sequence: { $gt: afterSequence }, generation },
          { projection: { _id: 0, sequence: 1, hash: 1, event: 1 }, batchSize: limit },
        )
        .sort({ sequence: 1 })
        .limit(limit)
        .toArray(),
    );
    return found.map(({ sequence, hash, event }) => {
      const parsed: StoredEvent = JSON.parse(event);
      return { sequence, hash, event: parsed };
    });
  }

  #rows(collection: Collection, { filter, sort }: RowsQuery, limit: number): Promise<RowRecord[]> {
    return this.#records.rows(collection).find(filter, { sort, limit, batchSize: limit }).toArray();
  }

  #read<Found>(read: (generation: number) => Promise<Found>): Promise<Found> {
    return this.#link.reach(() => this.#generations.under(read));
  }
}

function bodyOf({ _id, body }: Pick<RowRecord, '_id' | 'body'>): RowBody {
  if (body === undefined) throw new Error(`the row ${_id} has lost its content`);
  const parsed: RowBody = JSON.parse(body);
  return parsed;
}

function placeAt(cursor: string): Place {
  const parsed: unknown = JSON.parse(cursor);
  const [value, key]: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const known = typeof value === 'string' || typeof value === 'number' || value === null;
  if (known && typeof key === 'string') return { value, key };
  throw new RangeError('this is no cursor of a page');
}
