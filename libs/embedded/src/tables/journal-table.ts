import type { DatabaseSync } from 'node:sqlite';
import type { EventKey, JournalEntry, StoredEvent } from '#pipeline';
import { EVENT_COLUMNS, eventOfRow } from '../event-of-row.js';
import { placeOf } from '../position.js';
import { eventKeyHash } from './event-key-hash.js';
import type { NamesTable } from './names-table.js';

/** The log's own table, or that of an attached folder whose log is folded again here. */
export type EventsTable = 'events' | 'recorded.events';

export interface JournalTable {
  /** Adds an entry, unless the event at this position is in the journal. */
  write(entry: JournalEntry): void;
  /** The journalled event under a key, or undefined. */
  find(key: EventKey): StoredEvent | undefined;
  clear(): void;
}

/** @param events the table with the bodies of the journalled events */
export function journalTable(db: DatabaseSync, names: NamesTable, events: EventsTable): JournalTable {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO journal (position, subject, sequence, hash, event_key) VALUES (?, ?, ?, ?, ?)',
  );
  const select = db.prepare(
    `SELECT ${EVENT_COLUMNS} FROM journal JOIN ${events} USING (position)
      WHERE subject = ? AND event_key = ? ORDER BY position`,
  );
  const deleteAll = db.prepare('DELETE FROM journal');
  return {
    write({ sequence, hash, event }) {
      const { subject, source, id } = event;
      insert.run(placeOf(event.position), names.give(subject), sequence, hash, eventKeyHash(source, id));
    },
    find({ subject, source, id }) {
      const known = names.find(subject);
      if (known === undefined) return undefined;
      return select
        .all(known, eventKeyHash(source, id))
        .map(eventOfRow)
        .find((event) => event.id === id && event.source === source);
    },
    clear() {
      deleteAll.run();
    },
  };
}
