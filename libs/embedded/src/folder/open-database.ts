import { existsSync, openSync, closeSync, fstatSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { number } from '../row.js';
import { DataFolderError, explained } from './data-folder-error.js';
import { APPLICATION_ID, migrationFrom, SCHEMA, SCHEMA_VERSION } from './schema.js';

/** What is told to SQLite of a database, apart from what is in it. */
export interface DatabaseOptions {
  readonly readOnly: boolean;
  readonly durability: 'full' | 'process';
  readonly cacheMebibytes: number;
  /** For a file that is made now. */
  readonly partitions: number;
}

/** Of a file that is made now: twice SQLite's usual page, so that a commit of many rows has fewer pages to write. */
const PAGE_BYTES = 8_192;
/** Frames of the write-ahead log before it is copied into the file: 64 MiB, so that pages written again are copied once. */
const CHECKPOINT_FRAMES = 8_192;
/** How long to wait for another connection, in milliseconds. */
const PATIENCE = 5_000;

/** Opens the data file, or makes it. Throws a `DataFolderError` when it cannot be used. */
export function openDatabase(file: string, options: DatabaseOptions): DatabaseSync {
  const { readOnly } = options;
  if (readOnly && !existsSync(file)) {
    throw new DataFolderError(`there is no ${file} to read: check the data folder, or import into it first`);
  }
  requireWholeFile(file);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly, timeout: PATIENCE });
    db.exec(`
      PRAGMA synchronous = ${options.durability === 'full' ? 'FULL' : 'NORMAL'};
      PRAGMA cache_size = -${String(options.cacheMebibytes * 1024)};
      PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = ${String(CHECKPOINT_FRAMES)};`);
    if (!readOnly && isEmpty(db)) makeTables(db, options.partitions);
    requireOurs(db, file);
    bringUpToDate(db, file, readOnly);
    return db;
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}

/** True also when the process was killed while it made the file. */
function isEmpty(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

function makeTables(db: DatabaseSync, partitions: number): void {
  db.exec(`
    PRAGMA page_size = ${String(PAGE_BYTES)};
    PRAGMA journal_mode = WAL;
    BEGIN;
    PRAGMA application_id = ${String(APPLICATION_ID)};
    PRAGMA user_version = ${String(SCHEMA_VERSION)};
    ${SCHEMA}
    INSERT INTO folder (partitions) VALUES (${String(partitions)});
    COMMIT`);
}

function requireOurs(db: DatabaseSync, file: string): void {
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new DataFolderError(`${file} is a database of another program: choose another data folder`);
  }
  const version = pragma(db, 'user_version');
  if (version > SCHEMA_VERSION) {
    throw new DataFolderError(
      `${file} was written by a newer Mooring (version ${String(version)} of the data, ` +
        `this program knows ${String(SCHEMA_VERSION)}): update Mooring`,
    );
  }
}

function bringUpToDate(db: DatabaseSync, file: string, readOnly: boolean): void {
  const version = pragma(db, 'user_version');
  if (version === SCHEMA_VERSION) return;
  if (readOnly) {
    throw new DataFolderError(
      `${file} was written by an older Mooring: start a command that writes once (replay, import or start), it brings the file up to date`,
    );
  }
  db.exec(`
    BEGIN IMMEDIATE;
    ${migrationFrom(version)}
    PRAGMA user_version = ${String(SCHEMA_VERSION)};
    COMMIT`);
}

/**
 * Refuses what is no database, and a file that was cut off, without reading through it. A file whose write-ahead log is
 * not empty is not measured: the process was killed, and the missing pages are in that log.
 */
function requireWholeFile(file: string): void {
  if (!existsSync(file)) return;
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  if (size === 0) return;
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new DataFolderError(
      `${file} is no Mooring database: choose another data folder, or restore this one from a backup`,
    );
  }
  // Bytes 16 and 28: https://www.sqlite.org/fileformat2.html#the_database_header
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const logged = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (logged === 0 && size < header.readUInt32BE(28) * pageSize) {
    throw new DataFolderError(`${file} is cut off: restore the data folder from a backup`);
  }
}

function pragma(db: DatabaseSync, name: string): number {
  return number(db.prepare(`PRAGMA ${name}`).get() ?? {}, name);
}
