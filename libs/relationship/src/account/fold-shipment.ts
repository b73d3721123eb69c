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
  const feeds = event.type === 'mooring.shipment.cancelled' ? account.feeds : seenFrom(account.feeds, event);
  if (!supersedes(entry, present)) {
    return { account: feeds === account.feeds ? account : { ...account, feeds } };
  }
  const ringStart = lastClosed === undefined ? Number.NEGATIVE_INFINITY : lastClosed - RING_WEEKS + 1;
  const removed = present === undefined ? account : count(account, present, -1, ringStart);
  const { orders, volume } = count(removed, entry, 1, ringStart);
  return { account: { ...account, feeds, orders, volume: dropBefore(volume, ringStart) }, entry };
}

type Cells = Pick<AccountState, 'orders' | 'volume'>;

function count(cells: Cells, entry: LedgerEntry, sign: 1 | -1, ringStart: number): Cells {
  if (entry.cancelled) return cells;
  const { orders, volume } = cells;
  return {
    orders: addToWeek(orders, entry.week, sign * entry.orders),
    volume: entry.week < ringStart ? volume : addToWeek(volume, entry.week, sign * entry.amount),
  };
}

/** Feeds are remembered by what they ever delivered, superseded versions too, so that order does not matter. */
function seenFrom(
  feeds: AccountState['feeds'],
  event: Exclude<ShipmentEvent, { type: 'mooring.shipment.cancelled' }>,
): AccountState['feeds'] {
  const day = dayOf(event.data.date);
  const week = weekOfDay(day);
  const span = feeds[event.source];
  if (span !== undefined && span.firstWeek <= week && span.lastDay >= day) return feeds;
  const widened = {
    firstWeek: Math.min(span?.firstWeek ?? week, week),
    lastDay: Math.max(span?.lastDay ?? day, day),
  };
  return { ...feeds, [event.source]: widened };
}
