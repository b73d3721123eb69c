import { supersedes } from '#relationship';
import {
  type CommitBatch,
  type JournalEntry,
  keyText,
  LostClaim,
  type LedgerWrite,
  type ReadModelRow,
  type SubjectDocument,
} from '../ports/index.js';
import type { AccountData } from './account-data.js';
import { deepFreeze } from './deep-freeze.js';

/**
 * Applies a batch in the promised order: journal, rows, documents, shipments, checkpoint; each single write guarded.
 *
 * @param beforeWrite called before each single write; what it throws stops the batch there
 */
export function writeBatch(data: AccountData, batch: CommitBatch, beforeWrite: () => void): void {
  for (const entry of batch.journal) {
    beforeWrite();
    writeEntry(data, entry);
  }
  for (const row of batch.rows) {
    beforeWrite();
    writeRow(data, row);
  }
  for (const document of batch.documents) {
    beforeWrite();
    writeDocument(data, batch.partition, document);
  }
  for (const shipment of batch.shipments) {
    beforeWrite();
    writeShipment(data, shipment);
  }
  beforeWrite();
  if (data.claims.get(batch.partition) !== batch.claim) throw new LostClaim(batch.partition);
  if (batch.settled) data.unsettled.delete(batch.partition);
  else data.unsettled.add(batch.partition);
  const present = data.checkpoints.get(batch.partition);
  if (present === undefined || present < batch.checkpoint)
    data.checkpoints.set(batch.partition, batch.checkpoint);
}

function writeEntry({ journals, events }: AccountData, entry: JournalEntry): void {
  const { subject, source, id } = entry.event;
  const journal = within(journals, subject);
  if (journal.has(entry.sequence)) return;
  deepFreeze(entry);
  journal.set(entry.sequence, entry);
  events.set(keyText(subject, source, id), entry.event);
}

function writeRow({ rows }: AccountData, row: ReadModelRow): void {
  const collection = within(rows, row.collection);
  const present = collection.get(row.key);
  if (present === undefined || present.position < row.position) collection.set(row.key, deepFreeze(row));
}

function writeDocument(
  { documents, partitions }: AccountData,
  partition: number,
  document: SubjectDocument,
): void {
  const present = documents.get(document.subject);
  if (present !== undefined && present.position >= document.position) return;
  deepFreeze(document);
  documents.set(document.subject, document);
  within(partitions, partition).set(document.subject, document);
}

function writeShipment({ ledgers }: AccountData, { key, entry }: LedgerWrite): void {
  const ledger = within(ledgers, key.subject);
  const shipment = keyText(key.source, key.shipmentId);
  if (supersedes(entry, ledger.get(shipment))) ledger.set(shipment, deepFreeze(entry));
}

/** The inner map of a key, made when it is not there yet. */
function within<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const present = maps.get(key);
  if (present !== undefined) return present;
  const made = new Map<Inner, Value>();
  maps.set(key, made);
  return made;
}
