import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { KeyEntries, KeyVault } from '#pipeline';
import { explained } from './folder/data-folder-error.js';
import { type Transactions, transactionsOf } from './transaction.js';

const KEY_BYTES = 32;
/** Owners that are read at a time. */
const BATCH = 500;
/** How long to wait for another connection, in milliseconds. */
const PATIENCE = 5_000;

interface OpenVault {
  readonly db: DatabaseSync;
  readonly transactions: Transactions;
}

/**
 * Keys in a file of their own, so that it can be kept, backed up and destroyed apart from the data that they protect.
 * Deleted content is overwritten, and every change waits for the disk.
 */
export class SqliteKeyVault implements KeyVault {
  /** Undefined for a reader where nobody has made a vault yet. */
  readonly #vault: OpenVault | undefined;

  /** @param file is made when it is not there, unless it is only read */
  constructor(file: string, { readOnly }: { readonly readOnly: boolean }) {
    if (!readOnly || existsSync(file)) this.#vault = openVault(file, readOnly);
  }

  async obtain(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const known = this.#entries(owners);
    const missing = owners.filter((owner) => !known.has(owner));
    if (missing.length > 0) {
      // An owner whom somebody has marked meanwhile keeps what it has.
      this.#write('INSERT OR IGNORE INTO keys (owner, key) VALUES (?, ?)', missing, () => [
        randomBytes(KEY_BYTES),
      ]);
    }
    return this.find(owners);
  }

  async find(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const [owner, key] of this.#entries(owners)) if (key !== undefined) found.set(owner, key);
    return found;
  }

  async erase(owners: readonly string[]): Promise<void> {
    this.#write('INSERT OR REPLACE INTO keys (owner, key) VALUES (?, NULL)', owners, () => []);
  }

  async *entries(): AsyncGenerator<KeyEntries> {
    const select = this.#vault?.db.prepare(
      'SELECT owner, key FROM keys WHERE owner > ? ORDER BY owner LIMIT ?',
    );
    for (let last = ''; ;) {
      const entries = entriesOf(select?.all(last, BATCH) ?? []);
      if (entries.size === 0) return;
      yield entries;
      last = [...entries.keys()].at(-1) ?? '';
    }
  }

  async adopt(entries: KeyEntries): Promise<void> {
    const owners = [...entries.keys()];
    const keyOf = (owner: string): Uint8Array | undefined => entries.get(owner);
    this.#write('INSERT OR IGNORE INTO keys (owner, key) VALUES (?, ?)', owners.filter(keyOf), (owner) => [
      keyOf(owner) ?? null,
    ]);
    await this.erase(owners.filter((owner) => keyOf(owner) === undefined));
  }

  close(): void {
    if (this.#vault?.db.isOpen === true) this.#vault.db.close();
  }

  /** What the vault has under owners; undefined for an erased one. */
  #entries(owners: readonly string[]): KeyEntries {
    if (this.#vault === undefined || owners.length === 0) return new Map();
    return entriesOf(
      this.#vault.db
        .prepare('SELECT owner, key FROM keys WHERE owner IN (SELECT value FROM json_each(?))')
        .all(JSON.stringify(owners)),
    );
  }

  #write(
    sql: string,
    owners: readonly string[],
    values: (owner: string) => readonly (Uint8Array | null)[],
  ): void {
    if (owners.length === 0) return;
    if (this.#vault === undefined) throw new Error('the vault was opened for reading only');
    const statement = this.#vault.db.prepare(sql);
    this.#vault.transactions.write(() => {
      for (const owner of owners) statement.run(owner, ...values(owner));
    });
  }
}

function entriesOf(rows: readonly Record<string, SQLOutputValue>[]): KeyEntries {
  const entries = new Map<string, Uint8Array | undefined>();
  for (const { owner, key } of rows) {
    if (typeof owner === 'string') entries.set(owner, key instanceof Uint8Array ? key : undefined);
  }
  return entries;
}

function openVault(file: string, readOnly: boolean): OpenVault {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly, timeout: PATIENCE });
    if (!readOnly) {
      db.exec(`
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS keys (owner TEXT PRIMARY KEY, key BLOB) STRICT, WITHOUT ROWID;`);
    }
    return { db, transactions: transactionsOf(db) };
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}
