import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MooringEvent } from '#relationship';
import { type Clock, type EventLog, partitionFor, type Position, type StoredEvent } from '#pipeline';
import { EVENT_COLUMNS, eventOfRow } from './event-of-row.js';
import { placeOf, positionOf } from './position.js';
import { number } from './row.js';
import type { Transactions } from './transaction.js';

export interface EventLogOptions {
  readonly partitions: number;
  /** Events of a batch that `read` yields, at most. */
  readonly readBatch: number;
}

/**
 * The event log as a table. An append is one transaction, so here a rejected one has appended nothing. There may be one
 * writer only: it counts the positions.
 */
export class SqliteEventLog implements EventLog {
  readonly partitions: number;
  readonly #clock: Clock;
  readonly #readBatch: number;
  readonly #transactions: Transactions;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #count: StatementSync;
  #last: { readonly place: number; readonly recorded: number };

  constructor(db: DatabaseSync, transactions: Transactions, clock: Clock, options: EventLogOptions) {
    this.partitions = options.partitions;
    this.#clock = clock;
    this.#readBatch = options.readBatch;
    this.#transactions = transactions;
    this.#insert = db.prepare('INSERT INTO events (position, recorded, partition, body) VALUES (?, ?, ?, ?)');
    this.#select = db.prepare(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE position > ? AND partition = ? ORDER BY position LIMIT ?`,
    );
    this.#count = db.prepare('SELECT count(*) AS events FROM events WHERE position > ? AND partition = ?');
    const last = db.prepare('SELECT position, recorded FROM events ORDER BY position DESC LIMIT 1').get();
    this.#last = last
      ? { place: number(last, 'position'), recorded: number(last, 'recorded') }
      : { place: 0, recorded: 0 };
  }

  partitionOf(subject: string): number {
    return this.partitions === 1 ? 0 : partitionFor(subject, this.partitions);
  }

  async append(events: readonly MooringEvent[]): Promise<readonly Position[]> {
    if (events.length === 0) return [];
    const first = this.#last.place + 1;
    const recorded = Math.max(this.#last.recorded, Date.parse(this.#clock.now()));
    this.#transactions.write(() => {
      for (const [at, event] of events.entries()) {
        this.#insert.run(first + at, recorded, this.partitionOf(event.subject), JSON.stringify(event));
      }
    });
    this.#last = { place: this.#last.place + events.length, recorded };
    return events.map((_, at) => positionOf(first + at));
  }

  async *read(partition: number, after: Position | undefined): AsyncGenerator<readonly StoredEvent[]> {
    if (!Number.isInteger(partition) || partition < 0 || partition >= this.partitions) {
      throw new RangeError(`there is no partition ${String(partition)}`);
    }
    for (let place = after === undefined ? 0 : placeOf(after); ;) {
      const rows = this.#select.all(place, partition, this.#readBatch);
      const last = rows.at(-1);
      if (last === undefined) return;
      place = number(last, 'position');
      yield rows.map(eventOfRow);
    }
  }

  async backlog(partition: number, after: Position | undefined): Promise<number> {
    return number(this.#count.get(after === undefined ? 0 : placeOf(after), partition) ?? {}, 'events');
  }
}
