import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Collection, Find, Group, GroupTotal, JournalEntry, Page, ReadModels, RowBody } from '#pipeline';
import { EVENT_COLUMNS, eventOfRow } from './event-of-row.js';
import { number, type Row, text } from './row.js';
import { groupRows, type Place, presentRows, type Query, rowsWithout } from './rows-query.js';
import type { EventsTable } from './tables/journal-table.js';
import { tableOf } from './tables/rows-table.js';

const MAX_ROWS = 1000;

/** Reads what `SqliteAccountStore` has written to the same file. */
export class SqliteReadModels implements ReadModels {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #selectJournal: StatementSync;

  /** @param events the table with the bodies of the journalled events */
  constructor(db: DatabaseSync, events: EventsTable) {
    this.#db = db;
    this.#selectJournal = db.prepare(`
      SELECT sequence, hash, ${EVENT_COLUMNS}
      FROM names JOIN journal ON journal.subject = names.id JOIN ${events} USING (position)
      WHERE name = ? AND sequence > ? ORDER BY sequence LIMIT ?`);
  }

  async get(collection: Collection, key: string): Promise<RowBody | undefined> {
    const sql = `SELECT body FROM ${tableOf(collection)} WHERE key = ? AND body IS NOT NULL`;
    return this.#all({ sql, values: [key] }).map(bodyOf)[0];
  }

  async getAll(collection: Collection, keys: readonly string[]): Promise<ReadonlyMap<string, RowBody>> {
    const sql = `SELECT key, body FROM ${tableOf(collection)}
      WHERE key IN (SELECT value FROM json_each(?)) AND body IS NOT NULL`;
    const rows = this.#all({ sql, values: [JSON.stringify(keys)] });
    return new Map(rows.map((row) => [text(row, 'key'), bodyOf(row)]));
  }

  async find(query: Find): Promise<Page> {
    const { limit } = query;
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_ROWS) {
      throw new RangeError(`a page has 1 to ${String(MAX_ROWS)} rows, not ${String(limit)}`);
    }
    const after = query.after === undefined ? undefined : placeAt(query.after);
    // One more than asked for, to know whether there is a next page.
    const wanted = limit + 1;
    const rows = after?.value === null ? [] : this.#all(presentRows(query, after, wanted));
    if (rows.length < wanted) {
      const amongThem = after?.value === null ? after : undefined;
      rows.push(...this.#all(rowsWithout(query, amongThem, wanted - rows.length)));
    }
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const bodies = page.map(bodyOf);
    return last === undefined || rows.length === page.length
      ? { rows: bodies }
      : { rows: bodies, next: cursorOf(last) };
  }

  async totals(query: Group): Promise<readonly GroupTotal[]> {
    const totals = new Map<string, GroupTotal>();
    for (const row of this.#all(groupRows(query))) {
      // 7 and '7', or a missing field and an empty text, are one group.
      const group = String(row['value'] ?? '');
      const present = totals.get(group);
      totals.set(group, {
        group,
        count: (present?.count ?? 0) + number(row, 'count'),
        sum: (present?.sum ?? 0) + number(row, 'sum'),
      });
    }
    return [...totals.values()].toSorted((one, other) =>
      Buffer.compare(Buffer.from(one.group), Buffer.from(other.group)),
    );
  }

  async journal(subject: string, afterSequence: number, limit: number): Promise<readonly JournalEntry[]> {
    return this.#selectJournal.all(subject, afterSequence, limit).map((row) => ({
      sequence: number(row, 'sequence'),
      hash: text(row, 'hash'),
      event: eventOfRow(row),
    }));
  }

  #all({ sql, values }: Query): Row[] {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement.all(...values);
  }
}

function bodyOf(row: Row): RowBody {
  const body: RowBody = JSON.parse(text(row, 'body'));
  return body;
}

function cursorOf(row: Row): string {
  return JSON.stringify([row['value'], text(row, 'key')]);
}

function placeAt(cursor: string): Place {
  const parsed: unknown = JSON.parse(cursor);
  const [value, key]: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const known = typeof value === 'string' || typeof value === 'number' || value === null;
  if (known && typeof key === 'string') return { value, key };
  throw new RangeError('this is no cursor of a page');
}
