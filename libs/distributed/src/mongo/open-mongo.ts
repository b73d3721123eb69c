import type { AccountStore, KeyVault, ReadModels } from '#pipeline';
import { declareRecords } from './declare-records.js';
import { Generations } from './generations.js';
import { MongoAccountStore } from './mongo-account-store.js';
import { MongoKeyVault } from './mongo-key-vault.js';
import { type MongoLink, openMongoLink, partsOf } from './mongo-link.js';
import { MongoReadModels } from './mongo-read-models.js';
import type { Installation } from './wrong-database.js';

export interface MongoOptions {
  /** `mongodb://` or `mongodb+srv://`, with user, password, database and options where there are any. */
  readonly url: string;
  /** Instead of the database that the address names; `mooring` when neither does. The key vault is in `<name>-keys`. */
  readonly dbName?: string;
  readonly installation: Installation;
  /** Told, in a sentence, what an operator should know. */
  readonly warn: (sentence: string) => void;
  /** How long to look for a server before a call rejects, in milliseconds. */
  readonly patienceMs?: number;
}

/** What the distributed set keeps in MongoDB. */
export interface MongoSet {
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly keyVault: KeyVault;
  /** Resolves when the server answers. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const DB_NAME = 'mooring';
const PATIENCE_MS = 5_000;

/**
 * Connects to MongoDB, makes the database and its indexes where they are missing, and finishes a clear that was cut off.
 * Afterwards MongoDB may go away at any time: calls reject with a sentence that says so, until it is back.
 *
 * @throws {WrongDatabase} when the database is another installation's, or of another version
 * @throws {MongoAway} when MongoDB is not to be reached: try again later
 * @throws when it refuses the user, or the address is none. All messages are one sentence, without a password.
 */
export async function openMongo(options: MongoOptions): Promise<MongoSet> {
  const { url, installation, warn, patienceMs = PATIENCE_MS } = options;
  const dbName = options.dbName ?? partsOf(url).dbName ?? DB_NAME;
  const link = await openMongoLink({ url, dbName, patienceMs });
  try {
    return await setOver(link, dbName, installation, warn);
  } catch (error) {
    await link.close();
    throw error;
  }
}

async function setOver(
  link: MongoLink,
  dbName: string,
  installation: Installation,
  warn: (sentence: string) => void,
): Promise<MongoSet> {
  const { connection } = link;
  const records = declareRecords(connection);
  const generations = new Generations(records, link.place);
  const finished = await link.reach(async () => {
    const wasClearing = await generations.establish(installation);
    await records.buildIndexes();
    return wasClearing;
  });
  if (finished)
    warn(`the MongoDB database ${link.place} was being cleared when a process ended: it is cleared now`);
  return {
    store: new MongoAccountStore(link, records, generations),
    readModels: new MongoReadModels(link, records, generations),
    keyVault: new MongoKeyVault(link, connection.useDb(`${dbName}-keys`)),
    ping: async () => {
      await link.reach(() => records.meta.findOne({}));
    },
    close: () => link.close(),
  };
}
