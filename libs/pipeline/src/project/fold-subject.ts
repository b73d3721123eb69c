import {
  type AccountState,
  decideAccount,
  decideManager,
  decidePortfolio,
  evolveAccess,
  evolveAccount,
  evolveManager,
  evolvePartition,
  evolvePortfolio,
  evolveTouch,
  foldShipment,
  isPremature,
  isReadable,
  type LedgerEntry,
  type MooringEvent,
  type PartitionState,
  type ShipmentEvent,
  unreadable,
} from '#relationship';
import { deriveId } from '../derive-id.js';
import type { StoredEvent, SubjectDocument, SubjectState } from '../ports/index.js';

/** What one event does to its own subject. */
export interface FoldedEvent {
  readonly event: MooringEvent;
  readonly state: SubjectState;
  /** The ledger entry to keep, when the event is a shipment that counts. */
  readonly entry?: LedgerEntry;
}

/** What the fold of a subject may look at beside the subject itself. */
export interface Surroundings {
  readonly partition: PartitionState;
  readonly partitions: number;
  /** The ledger's entry for the shipment of this event. */
  readonly shipment: LedgerEntry | undefined;
}

/** True for the events that carry a shipment. */
export function isShipment(event: StoredEvent): event is StoredEvent & ShipmentEvent {
  return event.type.startsWith('mooring.shipment.') && isReadable(event);
}

/** Folds one event into the state of its subject. Throws for an event that cannot be folded: it parks the subject. */
export function foldSubject(state: SubjectState, event: StoredEvent, around: Surroundings): FoldedEvent {
  if (!isReadable(event)) throw new Error(unreadable(event).reason);
  switch (state.kind) {
    case 'account':
      return foldAccount(state, event, around);
    case 'partition': {
      const ignored = event.type === 'mooring.week.ended' && isPremature(event, event.recordedtime);
      return { event, state: ignored ? state : evolvePartition(state, event) };
    }
    case 'portfolio':
      return { event, state: evolvePortfolio(state, event) };
    case 'access':
      return { event, state: evolveAccess(state, event) };
    case 'manager':
      return { event, state: evolveManager(state, event) };
  }
}

function foldAccount(
  account: AccountState,
  event: StoredEvent & MooringEvent,
  { partition, shipment }: Surroundings,
): FoldedEvent {
  if (!isShipment(event))
    return { event, state: evolveTouch(account, evolveAccount(account, event), event, partition) };
  const folded = foldShipment(account, event, shipment, partition.lastClosed);
  return {
    event,
    state: folded.account,
    ...(folded.entry === undefined ? {} : { entry: folded.entry }),
  };
}

/**
 * What follows from an event on its own subject. What was decided before and is not read back yet counts as having
 * happened.
 */
export function decideSubject(
  document: SubjectDocument,
  event: MooringEvent,
  { partition, partitions }: Surroundings,
): readonly MooringEvent[] {
  const { state } = document;
  switch (state.kind) {
    case 'account':
      return decideAccount(document.outbox.reduce(evolveAccount, state), event, partition, deriveId);
    case 'partition':
    case 'access':
      return [];
    case 'manager':
      return decideManager(document.outbox.reduce(evolveManager, state), event, deriveId);
    case 'portfolio':
      return decidePortfolio(state, event, { partitions, own: partition }, deriveId);
  }
}
