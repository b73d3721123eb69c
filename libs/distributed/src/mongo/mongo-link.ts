import mongoose, { type Connection } from 'mongoose';
import { explained } from './mongo-away.js';

export interface MongoLinkOptions {
  /** `mongodb://` or `mongodb+srv://`, with user, password and options where there are any. */
  readonly url: string;
  readonly dbName: string;
  /** How long to look for a server before a call rejects, in milliseconds. */
  readonly patienceMs: number;
}

/** The connections to MongoDB, which come back by themselves. */
export interface MongoLink {
  readonly connection: Connection;
  /** The database and its host, for messages. */
  readonly place: string;
  /** Does some work with MongoDB. Rejects with `MongoAway` when it is not to be reached; what was sent may have been done. */
  reach<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The same for an answer that comes in batches. */
  reachEach<Batch>(batches: () => AsyncIterable<Batch>): AsyncGenerator<Batch>;
  readonly close: () => Promise<void>;
}

/** Between two looks at the server, in milliseconds: one that hangs is noticed then, and what waits for it rejects. */
const HEARTBEAT_MS = 2_000;

/**
 * Connects to MongoDB.
 *
 * @throws {MongoAway} when it is not to be reached
 * @throws when it refuses the user, or the address is none; the message is one sentence
 */
export async function openMongoLink({ url, dbName, patienceMs }: MongoLinkOptions): Promise<MongoLink> {
  // Not the whole URL: it may hold a password, and this goes into logs.
  const { host } = partsOf(url);
  const connection = mongoose.createConnection();
  try {
    await connection.openUri(url, {
      dbName,
      autoCreate: false,
      autoIndex: false,
      bufferCommands: false,
      ignoreUndefined: true,
      writeConcern: { w: 'majority', journal: true },
      serverSelectionTimeoutMS: patienceMs,
      connectTimeoutMS: patienceMs,
      heartbeatFrequencyMS: HEARTBEAT_MS,
      appName: 'mooring',
    });
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw explained(host, error);
  }
  return {
    connection,
    place: `${dbName} at ${host}`,
    async reach(work) {
      try {
        return await work();
      } catch (error) {
        throw explained(host, error);
      }
    },
    async *reachEach(batches) {
      try {
        yield* batches();
      } catch (error) {
        throw explained(host, error);
      }
    },
    close: () => connection.close(),
  };
}

/**
 * What an address says: its hosts, and the database if it names one.
 *
 * @throws when it is no address of MongoDB; the message does not repeat it
 */
export function partsOf(url: string): { readonly host: string; readonly dbName: string | undefined } {
  // Several hosts may be named, so this is no URL of the web. Whatever comes before the last @ may be a password.
  const [, host, dbName = ''] = /^mongodb(?:\+srv)?:\/\/(?:.*@)?([^@/?]+)(?:\/([^?]*))?/u.exec(url) ?? [];
  if (host === undefined) throw new Error('the address of MongoDB has to be like mongodb://host:27017/');
  return { host, dbName: dbName === '' ? undefined : decodeURIComponent(dbName) };
}
