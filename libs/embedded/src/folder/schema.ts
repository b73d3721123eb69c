import { COLLECTIONS } from '#pipeline';
import { tableOf } from '../tables/rows-table.js';

/** Version of the tables below, kept as SQLite's `user_version`. */
export const SCHEMA_VERSION = 9;

/** Marks the file as Mooring's ("Moor"), kept as SQLite's `application_id`. */
export const APPLICATION_ID = 0x4d_6f_6f_72;

/**
 * `events` is the truth; all other tables but `folder` can be dropped and rebuilt.
 *
 * The layout is for replay, whose speed is that of random inserts: what an event adds under a random key is as few and as
 * small index entries as possible. Subjects, sources, services and lanes are numbers (`names`), an event's key is a
 * 53-bit hash that is checked on a hit, and the journal refers to the log instead of repeating its bodies.
 */
export const SCHEMA = `
  CREATE TABLE folder (partitions INTEGER NOT NULL) STRICT;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    recorded INTEGER NOT NULL, -- milliseconds since 1970
    partition INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

  CREATE TABLE partitions (
    partition INTEGER PRIMARY KEY,
    checkpoint INTEGER,
    live_from INTEGER,
    unsettled INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE documents (
    subject INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL,
    position INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    subject INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    event_key INTEGER NOT NULL
  ) STRICT;
  -- One index for both questions: is this event known, and what is in this subject's journal.
  CREATE INDEX journal_subject ON journal (subject, event_key);

  CREATE TABLE ledger (
    subject INTEGER NOT NULL,
    source INTEGER NOT NULL,
    shipment_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    cancelled INTEGER NOT NULL,
    week INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    service INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    PRIMARY KEY (subject, source, shipment_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE jobs (
    added INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    due INTEGER NOT NULL, -- milliseconds since 1970
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX jobs_due ON jobs (due, id);

  ${rowsOf(Object.keys(COLLECTIONS))}`;

/**
 * What each version has brought. Nothing of what versions 2, 4, 5 and 6 keep is in a log that an earlier version has written,
 * and an earlier version has left nothing unsettled that its next start would not say. The fields of versions 8 and 9 are
 * filled when the next week closes.
 */
const BROUGHT: ReadonlyMap<number, string> = new Map([
  [2, rowsOf(['contacts', 'interactions', 'commands', 'effects'])],
  [3, 'ALTER TABLE partitions ADD COLUMN unsettled INTEGER NOT NULL DEFAULT 0;'],
  [4, rowsOf(['notices'])],
  [5, rowsOf(['winbacks'])],
  [
    6,
    `ALTER TABLE ${tableOf('tasks')} ADD COLUMN "escalatedTo" ANY;
     CREATE INDEX "${tableOf('tasks')}_escalatedTo" ON ${tableOf('tasks')} ("escalatedTo", key) WHERE body IS NOT NULL;`,
  ],
  [7, fieldOf('accounts', 'redOn')],
  [8, fieldOf('relationships', 'quietBy')],
  [9, fieldOf('alerts', 'surfacing') + fieldOf('alerts', 'worth')],
]);

/** A field that a collection has been given, empty in all rows: nothing in an older log says it. */
function fieldOf(collection: string, field: string): string {
  const table = tableOf(collection);
  return `ALTER TABLE ${table} ADD COLUMN "${field}" ANY; ${indexOf(table, field)}`;
}

/** What makes the tables of an older version those of this one. */
export function migrationFrom(version: number): string {
  return [...BROUGHT]
    .filter(([since]) => since > version)
    .map(([, sql]) => sql)
    .join('');
}

function rowsOf(collections: readonly string[]): string {
  return Object.entries(COLLECTIONS)
    .filter(([collection]) => collections.includes(collection))
    .map(([collection, fields]) => rowsSchema(tableOf(collection), fields))
    .join('');
}

/** Bodies come last, so that filters need not read over them; tombstones (no body) are in no index but the key's. */
function rowsSchema(table: string, fields: readonly string[]): string {
  const columns = fields.map((field) => `"${field}" ANY,`).join(' ');
  const indexes = fields.map((field) => indexOf(table, field));
  return `
  CREATE TABLE ${table} (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, ${columns} body TEXT
  ) STRICT;
  ${indexes.join('\n  ')}
`;
}

function indexOf(table: string, field: string): string {
  return `CREATE INDEX "${table}_${field}" ON ${table} ("${field}", key) WHERE body IS NOT NULL;`;
}
