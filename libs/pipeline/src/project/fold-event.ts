import {
  type AccountState,
  CONSOLE_SOURCE,
  isAccountSubject,
  judgeAccount,
  type Judgement,
  type LedgerEntry,
  type MooringEvent,
  noteDelivery,
  type PartitionState,
  SYSTEM_SOURCE,
} from '#relationship';
import { keyText, type Position, type StoredEvent, type SubjectDocument } from '../ports/index.js';
import { chainHash } from './chain-hash.js';
import { putRow } from './draft.js';
import { decideSubject, type FoldedEvent, foldSubject, type Surroundings } from './fold-subject.js';
import { jobsOfEvent } from './jobs-of-event.js';
import type { KeyedEvent, KeyedShipment } from './keyed-event.js';
import { newDocument } from './new-document.js';
import { partitionState, put, type Worker } from './open-worker.js';
import { keepWaiting, park } from './park.js';
import { noticeRows, rowsOfEvent } from './rows/index.js';

/**
 * Folds one event into its subject and drafts all that follows from it. An event that the journal has at an older position
 * is a duplicate; one whose document is already past it is being redone after a crash, and only its ledger entry and the
 * feed's range can be missing.
 *
 * @returns the event when its fold took effect, for what the partition does about it
 */
export function foldEvent(worker: Worker, keyed: KeyedEvent, live: boolean): MooringEvent | undefined {
  const { event, text } = keyed;
  const earlier = worker.known.events.get(text);
  if (earlier !== undefined && earlier.position < event.position) {
    noteConflict(worker, earlier, event);
    return undefined;
  }
  worker.known.events.set(text, event);
  const document = worker.documents.get(event.subject) ?? newDocument(event.subject);
  if (document === undefined) return undefined;
  if (document.position >= event.position) {
    redoLedger(worker, document, keyed);
    return undefined;
  }
  const journalled = journal(worker, document, event);
  if (document.parked !== undefined) {
    put(worker, keepWaiting(journalled));
    return undefined;
  }
  const isNew = document.sequence === 0;
  return foldInto(worker, journalled, keyed, { sequence: journalled.sequence, isNew, live });
}

/** Where in its subject's story an event is folded. */
export interface FoldPlace {
  /** The event's place in the journal. */
  readonly sequence: number;
  /** Whether it is the first one that is folded. */
  readonly isNew: boolean;
  /** Whether decisions are made on it. */
  readonly live: boolean;
}

/**
 * Folds an event into a document that has it in its journal, or parks the document there.
 *
 * @returns the event when its fold took effect
 */
export function foldInto(
  worker: Worker,
  document: SubjectDocument,
  { event, shipment }: KeyedEvent,
  place: FoldPlace,
): MooringEvent | undefined {
  const around = surroundings(worker, shipment);
  try {
    const folded = foldSubject(document.state, event, around);
    const applied = apply(worker, document, folded, around, place);
    keepShipment(worker, shipment, folded.entry);
    return applied;
  } catch (reason) {
    put(worker, park(document, event, reason, place.sequence));
    return undefined;
  }
}

function apply(
  worker: Worker,
  document: SubjectDocument,
  folded: FoldedEvent,
  around: Surroundings,
  { isNew, live }: FoldPlace,
): MooringEvent {
  const { event, state } = folded;
  const { position, state: before } = document;
  const outbox =
    document.outbox.length === 0
      ? document.outbox
      : document.outbox.filter((item) => !isDelivered(worker, item, event));
  const evolved = { ...document, state, outbox };
  const decided = live ? decideSubject(evolved, event, around) : [];
  worker.onDecided(decided);
  put(worker, decided.length === 0 ? evolved : { ...evolved, outbox: [...outbox, ...decided] });
  noteFeed(worker, event, position);
  if (before.kind === 'account' && state.kind === 'account') {
    if (isNew || folded.entry === undefined) {
      for (const row of rowsOfEvent(before, event, state, {
        isNew,
        judge: () => judged(state, around.partition),
        settings: around.partition.settings,
      }))
        putRow(worker.draft, row, position);
    }
    const { schedule, cancel } = jobsOfEvent(before, event, state, around.partition.settings);
    for (const job of schedule) worker.draft.jobs.set(job.id, job);
    for (const id of cancel) worker.draft.jobs.set(id, undefined);
  } else if (before.kind === 'portfolio' && state.kind === 'portfolio') {
    for (const row of noticeRows(before, event, state)) putRow(worker.draft, row, position);
  }
  return event;
}

function judged(account: AccountState, partition: PartitionState): Judgement | undefined {
  return partition.lastClosed === undefined
    ? undefined
    : judgeAccount(account, partition, partition.lastClosed);
}

/** The partition remembers how far each feed has delivered. */
function noteFeed(worker: Worker, event: MooringEvent, position: Position): void {
  if (event.type !== 'mooring.shipment.booked' && event.type !== 'mooring.shipment.amended') return;
  const document = worker.own;
  if (document.state.kind !== 'partition' || document.position >= position) return;
  const state = noteDelivery(document.state, event.source, event.data.date);
  if (state !== document.state) put(worker, { ...document, position, state });
}

/**
 * An item leaves the outbox when it is read back; one for another subject once its append was acknowledged, and a
 * partition's sums when the week is closed.
 */
function isDelivered(worker: Worker, item: MooringEvent, event: MooringEvent): boolean {
  if (item.subject === event.subject) return item.id === event.id;
  if (event.type === 'mooring.week.closed' && item.type === 'mooring.week.measured') return true;
  return worker.appended.has(keyText(item.subject, item.id));
}

function journal(worker: Worker, document: SubjectDocument, event: StoredEvent): SubjectDocument {
  const sequence = document.sequence + 1;
  const hash = chainHash(document.head, event);
  worker.draft.journal.push({ sequence, hash, event });
  return { ...document, position: event.position, sequence, head: hash };
}

function surroundings(worker: Worker, shipment: KeyedShipment | undefined): Surroundings {
  return {
    partition: partitionState(worker),
    partitions: worker.ports.log.partitions,
    shipment: shipment && worker.known.shipments.get(shipment.text),
  };
}

function keepShipment(
  worker: Worker,
  shipment: KeyedShipment | undefined,
  entry: LedgerEntry | undefined,
): void {
  if (shipment === undefined || entry === undefined) return;
  const { key, text } = shipment;
  worker.known.shipments.set(text, entry);
  worker.draft.shipments.set(text, { key, entry });
}

/** Writes the ledger entry of an event that its document has taken in, and that a crash may have kept from the ledger. */
export function redoLedger(worker: Worker, document: SubjectDocument, { event, shipment }: KeyedEvent): void {
  if (shipment === undefined) return;
  // What came before the event that parked the account has been counted.
  if (document.parked !== undefined && document.parked.position <= event.position) return;
  const folded = foldSubject(document.state, event, surroundings(worker, shipment));
  keepShipment(worker, shipment, folded.entry);
  noteFeed(worker, folded.event, event.position);
}

function noteConflict(worker: Worker, earlier: StoredEvent, event: StoredEvent): void {
  if (!isAccountSubject(event.subject) || sameContent(earlier, event)) return;
  const { subject, source, id, type, time, data, recordedtime, position } = event;
  putRow(
    worker.draft,
    {
      collection: 'conflicts',
      key: keyText(subject, source, id, position),
      body: { subject, source, id, type, time, data, recordedtime, kept: earlier.recordedtime },
    },
    position,
  );
}

function sameContent(one: StoredEvent, other: StoredEvent): boolean {
  const content = ({ source, type, time, data }: StoredEvent): string =>
    JSON.stringify([type, isOwn(source) ? '' : time, data]);
  return content(one) === content(other);
}

/** What the product says itself happens when it is said: said again after a crash, it is the same a moment later. */
function isOwn(source: string): boolean {
  return source === SYSTEM_SOURCE || source === CONSOLE_SOURCE;
}
