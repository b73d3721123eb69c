import { type EventOfType, isReadable } from '#relationship';
import type { JournalEntry, StoredEvent, SubjectDocument } from '../ports/index.js';
import { foldInto, redoLedger } from './fold-event.js';
import { type KeyedEvent, keyedEvent } from './keyed-event.js';
import { put, type Worker } from './open-worker.js';
import { keepWaiting } from './park.js';

type Control = StoredEvent & EventOfType<'mooring.parked.retried' | 'mooring.parked.skipped'>;

/** Journal entries read at once. */
const PAGE = 1_000;

/** Whether an event takes a parked account up again: it does not wait behind the others. */
export function isControl(event: StoredEvent): event is Control {
  return event.type.startsWith('mooring.parked.') && isReadable(event);
}

/**
 * Takes a parked account up again, at a control event that has just been folded: the event that could not be folded is tried
 * once more or left out, and those that wait behind it follow in order. When one of them cannot be folded either, the account
 * is parked there. A control event that speaks of another event than the one the account waits behind does nothing.
 *
 * @param before the account's document before the control event; everything before it has been committed
 */
export async function unpark(
  worker: Worker,
  control: Control,
  before: SubjectDocument | undefined,
  live: boolean,
): Promise<void> {
  const document = worker.documents.get(control.subject);
  if (before === undefined || document === undefined) return;
  if (before.position >= control.position) {
    // A crash may have kept from the ledger what the document has taken in.
    for await (const { event } of waitingEntries(worker, control)) redoLedger(worker, document, event);
    return;
  }
  const { parked, ...free } = document;
  if (document === before || parked === undefined || document.state.kind !== 'account') return;
  if (parked.eventId !== control.data.eventId || parked.sequence !== control.data.sequence) return;
  let present: SubjectDocument = free;
  let isNew = parked.sequence <= 1;
  put(worker, present);
  for await (const { event, sequence } of waitingEntries(worker, control)) {
    if (present.parked !== undefined) put(worker, keepWaiting(present));
    else if (foldInto(worker, present, event, { sequence, isNew, live }) !== undefined) isNew = false;
    present = worker.documents.get(control.subject) ?? present;
  }
}

interface WaitingEntry {
  readonly sequence: number;
  readonly event: KeyedEvent;
}

/** What a control event takes up: from the event at which the account was parked to the last one before the control event. */
async function* waitingEntries(worker: Worker, control: Control): AsyncGenerator<WaitingEntry> {
  for (let after = Math.max(0, control.data.sequence - 1); ;) {
    const page = await worker.ports.readModels.journal(control.subject, after, PAGE);
    const entries = page
      .filter((entry) => isTakenUp(entry, control))
      .map(({ sequence, event }) => ({ sequence, event: keyedEvent(event) }));
    await lookUpShipments(worker, entries);
    yield* entries;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || last.event.position >= control.position) return;
    after = last.sequence;
  }
}

/**
 * An account that was parked while it was judged waits behind an event of its partition: the entry at its place in the
 * journal was folded before.
 */
function isTakenUp({ sequence, event }: JournalEntry, { type, position, data }: Control): boolean {
  if (event.position >= position) return false;
  if (sequence !== data.sequence) return true;
  return event.id === data.eventId && type === 'mooring.parked.retried';
}

/** Shipments that were folded since the last commit are known already, and newer than what the store has. */
async function lookUpShipments(worker: Worker, entries: readonly WaitingEntry[]): Promise<void> {
  const { shipments: known } = worker.known;
  const shipments = entries.flatMap(({ event }) =>
    event.shipment === undefined ? [] : [event.shipment.key],
  );
  const answer = await worker.ports.store.load({ shipments, events: [] });
  for (const [text, entry] of answer.shipments) if (!known.has(text)) known.set(text, entry);
}
