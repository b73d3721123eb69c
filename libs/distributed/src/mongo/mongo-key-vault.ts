import { randomBytes } from 'node:crypto';
import { type Connection, mongo } from 'mongoose';
import type { KeyEntries, KeyVault } from '#pipeline';
import type { MongoLink } from './mongo-link.js';
import type { KeyRecord } from './records.js';
import { insertEach, replaceEach } from './write-each.js';

const KEY_BYTES = 32;
/** Owners that are read at a time. */
const BATCH = 500;

/**
 * Keys in a database of their own beside the rest, so that they can be kept, backed up and destroyed apart from the data
 * that they protect: the rest can be dropped and rebuilt, they cannot. What was erased is no longer to be had from the
 * server; the bytes leave its disk and its oplog as MongoDB uses them again.
 */
export class MongoKeyVault implements KeyVault {
  readonly #link: MongoLink;
  readonly #keys: mongo.Collection<KeyRecord>;

  /** @param connection to the vault's database */
  constructor(link: MongoLink, connection: Connection) {
    this.#link = link;
    this.#keys = connection.collection('keys');
  }

  async obtain(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.#link.reach(async () => {
      const known = await this.#entries(owners);
      const missing = [...new Set(owners)].filter((owner) => !known.has(owner));
      if (missing.length === 0) return present(known);
      // An owner whom somebody has marked meanwhile keeps what it has.
      await insertEach(this.#keys, missing, {
        name: (owner) => owner,
        record: (owner) => ({ _id: owner, key: randomBytes(KEY_BYTES) }),
      });
      return present(await this.#entries(owners));
    });
  }

  async find(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    return present(await this.#link.reach(() => this.#entries(owners)));
  }

  async erase(owners: readonly string[]): Promise<void> {
    await this.#link.reach(() =>
      replaceEach(this.#keys, [...new Set(owners)], {
        name: (owner) => owner,
        record: (owner) => ({
          filter: { _id: owner },
          record: { key: null },
        }),
      }),
    );
  }

  async *entries(): AsyncGenerator<KeyEntries> {
    for (let last = ''; ;) {
      const found = await this.#link.reach(() =>
        this.#keys
          .find({ _id: { $gt: last } })
          .sort({ _id: 1 })
          .limit(BATCH)
          .toArray(),
      );
      if (found.length === 0) return;
      const entries = entriesOf(found);
      yield entries;
      last = [...entries.keys()].at(-1) ?? '';
    }
  }

  async adopt(entries: KeyEntries): Promise<void> {
    const owners = [...entries.keys()];
    await this.#link.reach(() =>
      insertEach(
        this.#keys,
        owners.filter((owner) => entries.get(owner)),
        { name: (owner) => owner, record: (owner) => ({ _id: owner, key: entries.get(owner) ?? null }) },
      ),
    );
    await this.erase(owners.filter((owner) => entries.get(owner) === undefined));
  }

  /** What the vault has under owners. */
  async #entries(owners: readonly string[]): Promise<KeyEntries> {
    if (owners.length === 0) return new Map();
    return entriesOf(await this.#keys.find({ _id: { $in: [...owners] } }).toArray());
  }
}

function entriesOf(records: readonly KeyRecord[]): KeyEntries {
  return new Map(records.map(({ _id, key }) => [_id, bytesOf(key)]));
}

function present(entries: KeyEntries): ReadonlyMap<string, Uint8Array> {
  const keys = new Map<string, Uint8Array>();
  for (const [owner, key] of entries) if (key !== undefined) keys.set(owner, key);
  return keys;
}

/** The driver gives back bytes in a wrapping of its own. */
function bytesOf(stored: Uint8Array | mongo.Binary | null): Uint8Array | undefined {
  if (stored === null) return undefined;
  return Uint8Array.from(stored instanceof mongo.Binary ? stored.value() : stored);
}
