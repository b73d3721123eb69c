import { type Connection, type mongo, Schema } from 'mongoose';
import { COLLECTIONS, type Collection } from '#pipeline';
import {
  type DocumentRecord,
  type JournalRecord,
  type LedgerRecord,
  type MetaRecord,
  type PartitionRecord,
  type RowRecord,
  rowsName,
} from './records.js';

/**
 * The collections of a database, as the driver has them: all calls are its own, which neither cast nor wrap what they read.
 */
export interface Records {
  readonly meta: mongo.Collection<MetaRecord>;
  readonly partitions: mongo.Collection<PartitionRecord>;
  readonly documents: mongo.Collection<DocumentRecord>;
  readonly journal: mongo.Collection<JournalRecord>;
  readonly ledger: mongo.Collection<LedgerRecord>;
  rows(collection: Collection): mongo.Collection<RowRecord>;
  /** Drops all records of generations before this one. */
  dropBefore(generation: number): Promise<void>;
  /** Makes the indexes that are not there yet. */
  buildIndexes(): Promise<void>;
}

/** Indexes are made at one place, and a call finds out at once that nobody is connected. */
const PLAIN = {
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  id: false,
  minimize: false,
  versionKey: false,
} as const;

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const dated = { _id: text, generation: number } as const;

const documentSchema = new Schema<DocumentRecord>(
  { ...dated, partition: number, position: text, body: text },
  PLAIN,
).index({ partition: 1 });

const journalSchema = new Schema<JournalRecord>(
  { ...dated, subject: text, sequence: number, hash: text, event: text },
  PLAIN,
).index({ subject: 1, sequence: 1 });

const ledgerSchema = new Schema<LedgerRecord>(
  {
    ...dated,
    subject: text,
    version: number,
    eventId: text,
    rank: text,
    cancelled: flag,
    week: number,
    orders: number,
    amount: number,
    service: String,
    lane: String,
  },
  PLAIN,
).index({ subject: 1, week: 1 });

/** Every declared field has an index, in which the names decide between equal values. */
function rowSchema(collection: Collection): Schema<RowRecord> {
  const fields = COLLECTIONS[collection];
  const by = Object.fromEntries(fields.map((field) => [field, Schema.Types.Mixed]));
  const schema = new Schema<RowRecord>({ ...dated, position: text, live: flag, by, body: String }, PLAIN);
  for (const field of fields) schema.index({ [`by.${field}`]: 1, _id: 1 });
  return schema;
}

/** Declares the collections of a database to mongoose. Does nothing to the server. */
export function declareRecords(connection: Connection): Records {
  const dated = [
    connection.model('Document', documentSchema, 'documents'),
    connection.model('Journal', journalSchema, 'journal'),
    connection.model('Ledger', ledgerSchema, 'ledger'),
    ...Object.keys(COLLECTIONS)
      .filter(isCollection)
      .map((collection) =>
        connection.model(rowsName(collection), rowSchema(collection), rowsName(collection)),
      ),
  ];
  return {
    meta: connection.collection('meta'),
    partitions: connection.collection('partitions'),
    documents: connection.collection('documents'),
    journal: connection.collection('journal'),
    ledger: connection.collection('ledger'),
    rows: (collection) => connection.collection(rowsName(collection)),
    async dropBefore(generation) {
      const older = { generation: { $lt: generation } };
      await Promise.all(dated.map(({ collection }) => collection.deleteMany(older)));
    },
    async buildIndexes() {
      await Promise.all(dated.map((model) => model.createIndexes()));
    },
  };
}

function isCollection(name: string): name is Collection {
  return Object.hasOwn(COLLECTIONS, name);
}
