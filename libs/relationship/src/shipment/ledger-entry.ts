import { weekOf } from '../week.js';
import type { EventOfType } from '../event/catalogue.js';

export type ShipmentEvent = EventOfType<
  'mooring.shipment.booked' | 'mooring.shipment.amended' | 'mooring.shipment.cancelled'
>;

/**
 * The latest version of one shipment, as the ledger keeps it under (account subject, source, shipment id). It is what an
 * amendment or a cancel has to take out of the weekly cells again.
 */
export interface LedgerEntry {
  readonly version: number;
  /** Id of the event that stated this version; breaks ties between equal versions, so that order does not matter. */
  readonly eventId: string;
  /** A tombstone: nothing of this shipment counts. */
  readonly cancelled: boolean;
  /** ISO week number; NaN-free: a tombstone keeps 0. */
  readonly week: number;
  readonly orders: number;
  /** Thousandths of the measure. */
  readonly amount: number;
  /** Service with load type (`sea FCL`), or the empty string. */
  readonly service: string;
  readonly lane: string;
}

/** The ledger entry that an event states. Throws when version, amounts or dates are not what the door lets in: a poison event. */
export function ledgerEntryOf(event: ShipmentEvent): LedgerEntry {
  const { version } = event.data;
  if (!Number.isSafeInteger(version)) {
    throw new RangeError(`shipment ${event.data.shipmentId} carries a version that cannot be compared`);
  }
  if (event.type === 'mooring.shipment.cancelled') {
    return {
      version,
      eventId: event.id,
      cancelled: true,
      week: 0,
      orders: 0,
      amount: 0,
      service: '',
      lane: '',
    };
  }
  const { date, orders, amount, service, loadType, lane } = event.data;
  const week = weekOf(date);
  if (!Number.isSafeInteger(week) || !Number.isSafeInteger(orders) || !Number.isSafeInteger(amount)) {
    throw new RangeError(
      `shipment ${event.data.shipmentId} carries a date or an amount that cannot be counted`,
    );
  }
  return {
    version,
    eventId: event.id,
    cancelled: false,
    week,
    orders,
    amount,
    service: [service, loadType].filter((word) => word !== undefined).join(' '),
    lane: lane ?? '',
  };
}

/** True when `next` replaces `present`: the highest version wins; among equal versions the greater event id. */
export function supersedes(next: LedgerEntry, present: LedgerEntry | undefined): boolean {
  if (present === undefined) return true;
  return (
    next.version > present.version || (next.version === present.version && next.eventId > present.eventId)
  );
}
