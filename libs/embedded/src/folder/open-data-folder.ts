import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { AccountStore, Clock, EventLog, ImportStage, JobQueue, KeyVault, ReadModels } from '#pipeline';
import { number } from '../row.js';
import { SqliteAccountStore } from '../sqlite-account-store.js';
import { SqliteEventLog } from '../sqlite-event-log.js';
import { SqliteImportStage } from '../sqlite-import-stage.js';
import { SqliteJobQueue } from '../sqlite-job-queue.js';
import { SqliteKeyVault } from '../sqlite-key-vault.js';
import { SqliteReadModels } from '../sqlite-read-models.js';
import type { EventsTable } from '../tables/journal-table.js';
import { transactionsOf } from '../transaction.js';
import { DataFolderError } from './data-folder-error.js';
import { openDatabase } from './open-database.js';
import { takeWriterLock } from './writer-lock.js';

export interface DataFolderOptions {
  /** Gives record times, and says which jobs are due. */
  readonly clock: Clock;
  /** Open beside the process that writes: all reading works, all writing rejects. */
  readonly readOnly?: boolean;
  /**
   * What an acknowledged append survives: `process` any end of the process, `full` also a power cut (every append then
   * waits for the disk). After a power cut the file is whole in both cases.
   */
  readonly durability?: 'full' | 'process';
  /** Memory for pages of the file, at most. */
  readonly cacheMebibytes?: number;
  /** Events of a batch that the log's `read` yields, at most. */
  readonly readBatch?: number;
  /**
   * A data folder whose log is to be folded again here, beside it: bodies of journalled events are looked up there. The
   * folder opened here has no log of its own.
   */
  readonly eventsOf?: string;
  /** For a folder that is made now; one that exists keeps its own. */
  readonly partitions?: number;
}

/** The embedded set: every port of the pipeline on one file, and the key vault on another. */
export interface DataFolder {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly vault: KeyVault;
  importStage(): ImportStage;
  /** Closes the file and lets another process write; nothing of the folder may be used afterwards. Twice is once. */
  close(): void;
}

/** Larger batches make fewer and cheaper commits: random inserts of one transaction share the pages they change. */
const READ_BATCH = 5_000;
const CACHE_MEBIBYTES = 256;
const FILE = 'mooring.sqlite';
const VAULT_FILE = 'vault.sqlite';

/**
 * Opens a data folder, and makes it when there is none.
 *
 * @throws {DataFolderError} when it cannot be used; the message says why and what to do
 */
export function openDataFolder(dir: string, options: DataFolderOptions): DataFolder {
  const { clock, readOnly = false } = options;
  if (!readOnly) makeFolder(dir);
  const unlock = readOnly ? () => undefined : takeWriterLock(dir);
  try {
    if (!readOnly) removeLeftovers(dir);
    const db = openDatabase(join(dir, FILE), {
      readOnly,
      durability: options.durability ?? 'process',
      cacheMebibytes: options.cacheMebibytes ?? CACHE_MEBIBYTES,
      partitions: options.partitions ?? 1,
    });
    const events = options.eventsOf === undefined ? 'events' : attachLog(db, options.eventsOf);
    const partitions = number(db.prepare('SELECT partitions FROM folder').get() ?? {}, 'partitions');
    const transactions = transactionsOf(db);
    const vault = new SqliteKeyVault(join(dir, VAULT_FILE), { readOnly });
    return {
      log: new SqliteEventLog(db, transactions, clock, {
        partitions,
        readBatch: options.readBatch ?? READ_BATCH,
      }),
      store: new SqliteAccountStore(db, transactions, !readOnly, events),
      readModels: new SqliteReadModels(db, events),
      jobs: new SqliteJobQueue(db, transactions, clock),
      vault,
      importStage: () => new SqliteImportStage(join(dir, `import-${randomUUID()}.sqlite`)),
      close() {
        if (!db.isOpen) return;
        db.close();
        vault.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function attachLog(db: DatabaseSync, dir: string): EventsTable {
  db.prepare('ATTACH DATABASE ? AS recorded').run(join(dir, FILE));
  return 'recorded.events';
}

/** Only its owner may look into the folder: it holds customers. */
function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw new DataFolderError(
      `${dir} cannot be written to: choose another folder, or give yourself the right`,
      error,
    );
  }
}

/** Stages of imports that were killed; the lock says that no import is running. */
function removeLeftovers(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (/^import-.*\.sqlite/.test(name)) rmSync(join(dir, name));
  }
}
