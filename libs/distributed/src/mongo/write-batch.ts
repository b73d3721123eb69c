import {
  COLLECTIONS,
  type Collection,
  type CommitBatch,
  type JournalEntry,
  type LedgerWrite,
  type ReadModelRow,
  type SubjectDocument,
} from '#pipeline';
import type { Records } from './declare-records.js';
import { recordName, type RowRecord } from './records.js';
import { unitOrder } from './unit-order.js';
import { insertEach, replaceEach } from './write-each.js';

type Writes = Pick<CommitBatch, 'partition' | 'journal' | 'rows' | 'documents' | 'shipments'>;

/**
 * Writes all of a batch but its checkpoint, in the promised order: each kind in one round trip or, when there is
 * much of it, a few; rows in one for each collection, all at once.
 */
export async function writeBatch(records: Records, generation: number, batch: Writes): Promise<void> {
  await writeJournal(records, generation, batch.journal);
  await writeRows(records, generation, batch.rows);
  // By the last one, the partition's own, the others are folded when they are redone: it must not be there before they are.
  await writeDocuments(records, generation, batch.partition, batch.documents.slice(0, -1));
  await writeDocuments(records, generation, batch.partition, batch.documents.slice(-1));
  await writeShipments(records, generation, batch.shipments);
}

async function writeJournal(
  { journal }: Records,
  generation: number,
  entries: readonly JournalEntry[],
): Promise<void> {
  await insertEach(journal, entries, {
    name: ({ event }) => recordName(generation, event.subject, event.source, event.id),
    record: ({ sequence, hash, event }, name) => ({
      _id: name,
      generation,
      subject: event.subject,
      sequence,
      hash,
      event: JSON.stringify(event),
    }),
  });
}

async function writeRows(records: Records, generation: number, rows: readonly ReadModelRow[]): Promise<void> {
  const outcomes = await Promise.allSettled(
    Map.groupBy(rows, ({ collection }) => collection)
      .entries()
      .map(([collection, ofCollection]) =>
        replaceEach(records.rows(collection), ofCollection, {
          name: ({ key }) => recordName(generation, key),
          record: ({ position, body }, name) => ({
            filter: { _id: name, position: { $lt: position } },
            record: { generation, position, ...contentOf(collection, body) },
          }),
        }),
      ),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Only texts and numbers are filtered and ordered by; a row with anything else counts as one without the field. */
function contentOf(
  collection: Collection,
  body: ReadModelRow['body'],
): Pick<RowRecord, 'live' | 'by' | 'body'> {
  if (body === null) return { live: false, by: {} };
  const by: Record<string, string | number> = {};
  for (const field of COLLECTIONS[collection]) {
    const value = body[field];
    if (typeof value === 'string' || typeof value === 'number') by[field] = value;
  }
  return { live: true, by, body: JSON.stringify(body) };
}

async function writeDocuments(
  { documents }: Records,
  generation: number,
  partition: number,
  written: readonly SubjectDocument[],
): Promise<void> {
  await replaceEach(documents, written, {
    name: ({ subject }) => recordName(generation, subject),
    record: (document, name) => ({
      filter: { _id: name, position: { $lt: document.position } },
      record: { generation, partition, position: document.position, body: JSON.stringify(document) },
    }),
  });
}

async function writeShipments(
  { ledger }: Records,
  generation: number,
  shipments: readonly LedgerWrite[],
): Promise<void> {
  await replaceEach(ledger, shipments, {
    name: ({ key }) => recordName(generation, key.subject, key.source, key.shipmentId),
    record: ({ key: { subject }, entry }, name) => {
      const { version, eventId } = entry;
      const rank = unitOrder(eventId);
      const record = {
        generation,
        subject,
        version,
        eventId,
        rank,
        cancelled: entry.cancelled,
        week: entry.week,
        orders: entry.orders,
        amount: entry.amount,
        service: entry.service,
        lane: entry.lane,
      };
      // As `supersedes` says.
      const older = [{ version: { $lt: version } }, { version, rank: { $lt: rank } }];
      // Most shipments are booked once and never amended.
      return { filter: { _id: name, $or: older }, record, fresh: { _id: name, ...record } };
    },
  });
}
