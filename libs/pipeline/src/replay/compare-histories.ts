import { isAccountSubject, type LedgerEntry } from '#relationship';
import {
  type AccountStore,
  type EventLog,
  type JournalEntry,
  keyText,
  type ReadModels,
  type ShipmentKey,
} from '../ports/index.js';
import { keyedEvent } from '../project/keyed-event.js';
import { canonicalJson } from './canonical-json.js';
import type { Difference } from './redeciding.js';

/** State of a fold, and what is read of it. */
export interface FoldedHistory {
  readonly store: AccountStore;
  readonly readModels: ReadModels;
}

/** What two folds of one log have kept of single events. */
export interface HistoryComparison {
  /** Entries of all journals. */
  readonly entries: number;
  /** Shipments in the ledger. */
  readonly shipments: number;
  readonly differences: readonly Difference[];
}

const PAGE = 1_000;

/**
 * Compares what documents and rows say nothing of: every journal entry, every shipment of the ledger and its sums, and what
 * accounts still have in their outboxes. Positions are left out.
 *
 * @param subjects of all documents
 */
export async function compareHistories(
  log: EventLog,
  present: FoldedHistory,
  again: FoldedHistory,
  subjects: readonly string[],
): Promise<HistoryComparison> {
  const differences: Difference[] = [];
  let entries = 0;
  for (const subject of subjects) {
    entries += await compareJournals(subject, present, again, differences);
  }
  const accounts = subjects.filter(isAccountSubject);
  for (let at = 0; at < accounts.length; at += PAGE) {
    const some = accounts.slice(at, at + PAGE);
    for (const [what, contentOf] of [
      ['sums', sumsOf],
      ['outbox', outboxesOf],
    ] as const) {
      const recorded = await contentOf(present.store, some);
      const folded = await contentOf(again.store, some);
      for (const subject of some)
        if (recorded.get(subject) !== folded.get(subject)) differences.push(differs(what, subject));
    }
  }
  const shipments = await compareLedgers(log, present, again, differences);
  return { entries, shipments, differences };
}

/** @returns how many entries the journal has to have */
async function compareJournals(
  subject: string,
  present: FoldedHistory,
  again: FoldedHistory,
  differences: Difference[],
): Promise<number> {
  for (let after = 0; ; after += PAGE) {
    const recorded = await present.readModels.journal(subject, after, PAGE);
    const folded = await again.readModels.journal(subject, after, PAGE);
    const length = Math.max(recorded.length, folded.length);
    for (let at = 0; at < length; at += 1) {
      if (entryText(recorded[at]) === entryText(folded[at])) continue;
      differences.push(differs('journal', `${subject} ${String(after + at + 1)}`));
    }
    if (length < PAGE) return after + folded.length;
  }
}

/** @returns how many shipments the log tells of */
async function compareLedgers(
  log: EventLog,
  present: FoldedHistory,
  again: FoldedHistory,
  differences: Difference[],
): Promise<number> {
  let shipments = 0;
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const seen = new Set<string>();
    for await (const events of log.read(partition, undefined)) {
      const keys = new Map<string, ShipmentKey>();
      for (const event of events) {
        const { shipment } = keyedEvent(event);
        if (shipment !== undefined && !seen.has(shipment.text)) keys.set(shipment.text, shipment.key);
      }
      for (const text of keys.keys()) seen.add(text);
      const request = { shipments: [...keys.values()], events: [] };
      const recorded = await present.store.load(request);
      const folded = await again.store.load(request);
      for (const [text, { subject, shipmentId }] of keys) {
        if (ledgerText(recorded.shipments.get(text)) !== ledgerText(folded.shipments.get(text)))
          differences.push(differs('ledger', `${subject} ${shipmentId}`));
      }
    }
    shipments += seen.size;
  }
  return shipments;
}

function entryText(entry: JournalEntry | undefined): string {
  if (entry === undefined) return '';
  const { sequence, hash } = entry;
  const { position: _position, ...event } = entry.event;
  return canonicalJson({ sequence, hash, event });
}

function ledgerText(entry: LedgerEntry | undefined): string {
  return entry === undefined ? '' : canonicalJson(entry);
}

async function sumsOf(
  store: AccountStore,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const summed = await store.sums(subjects, 0);
  return new Map(
    [...summed].map(([subject, sums]) => [subject, keyText(...sums.map(canonicalJson).toSorted())]),
  );
}

async function outboxesOf(
  store: AccountStore,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const documents = await store.documents(subjects);
  return new Map(documents.map(({ subject, outbox }) => [subject, keyText(...outbox.map(({ id }) => id))]));
}

function differs(what: string, subject: string): Difference {
  return { what, subject, detail: 'differs from what the log gives' };
}
