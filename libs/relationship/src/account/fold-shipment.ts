import { dayOf, weekOfDay } from '../week.js';
import { type LedgerEntry, ledgerEntryOf, type ShipmentEvent, supersedes } from '../shipment/ledger-entry.js';
import { RING_WEEKS } from '../detect/index.js';
import type { AccountState } from './account-state.js';
import { addToWeek, dropBefore } from './weekly-series.js';

/** The account after a shipment event, and the ledger entry to keep; the entry is undefined when nothing changes. */
export interface FoldedShipment {
  readonly account: AccountState;
  readonly entry?: LedgerEntry;
}

/**
 * Counts a shipment event: takes the version it replaces out of the weekly cells and puts the new one in. Integers
 * only, so late, doubled and reordered events end in the same bits.
 *
 * @param present the ledger's entry for this shipment before the event
 * @param lastClosed week number of the last closed week, if any: amounts older than the ring are not kept
 */
export function foldShipment(
  account: AccountState,
  event: ShipmentEvent,
  present: LedgerEntry | undefined,
  lastClosed: number | undefined,
): FoldedShipment {
  const entry = ledgerEntryOf(event);
  const withFeed = event.type === 'mooring.shipment.cancelled' ? account : seenFrom(account, event);
  if (!supersedes(entry, present)) return { account: withFeed };
  const ringStart = lastClosed === undefined ? Number.NEGATIVE_INFINITY : lastClosed - RING_WEEKS + 1;
  const removed = present === undefined ? withFeed : count(withFeed, present, -1, ringStart);
  const added = count(removed, entry, 1, ringStart);
  return { account: { ...added, volume: dropBefore(added.volume, ringStart) }, entry };
}

function count(account: AccountState, entry: LedgerEntry, sign: 1 | -1, ringStart: number): AccountState {
  if (entry.cancelled) return account;
  return {
    ...account,
    orders: addToWeek(account.orders, entry.week, sign * entry.orders),
    volume:
      entry.week < ringStart ? account.volume : addToWeek(account.volume, entry.week, sign * entry.amount),
  };
}

/** Feeds are remembered by what they ever delivered, superseded versions too, so that order does not matter. */
function seenFrom(
  account: AccountState,
  event: Exclude<ShipmentEvent, { type: 'mooring.shipment.cancelled' }>,
): AccountState {
  const day = dayOf(event.data.date);
  const week = weekOfDay(day);
  const span = account.feeds[event.source];
  if (span !== undefined && span.firstWeek <= week && span.lastDay >= day) return account;
  const widened = {
    firstWeek: Math.min(span?.firstWeek ?? week, week),
    lastDay: Math.max(span?.lastDay ?? day, day),
  };
  return { ...account, feeds: { ...account.feeds, [event.source]: widened } };
}
