import { accountSubject, dataschemaOf, type EventOfType, type MooringEvent } from '#relationship';
import type { EventLog, StoredEvent } from '../ports/index.js';
import { collect } from './collect.js';

/** A booking on a subject; each `n` is a shipment of its own. */
export function booking(subject: string, n: number): EventOfType<'mooring.shipment.booked'> {
  const type = 'mooring.shipment.booked';
  return {
    id: `booking-${String(n)}`,
    source: 'tms',
    type,
    subject,
    time: '2026-03-02T09:00:00Z',
    dataschema: dataschemaOf(type),
    data: { shipmentId: `S-${String(n)}`, version: 1, date: '2026-03-02', orders: 1, amount: 1000 * n },
  };
}

/** Several bookings on a subject, numbered from 1. */
export function bookings(subject: string, count: number): readonly MooringEvent[] {
  return Array.from({ length: count }, (_, at) => booking(subject, at + 1));
}

/** Signs that get lost where texts are quoted, converted or cut carelessly. */
export const ANY_SCRIPT = '上海远洋 𠮷 🚢\u200d🚢 É e\u0301 "\\\' \u2028 \u202e ‰ 100% $1 {}';

/** An event that carries every optional attribute. */
export function registration(subject: string, name: string): MooringEvent {
  const type = 'mooring.account.registered';
  return {
    id: '登记-1',
    source: 'crm/上海',
    type,
    subject,
    time: '2026-03-02T17:00:00+08:00',
    dataschema: dataschemaOf(type),
    data: { name, country: 'CN' },
    causationid: 'cause',
    correlationid: 'import-1',
    actor: 'li.wei',
    backfill: true,
  };
}

/** An account whose events go to the partition; each `nth` (from 0) is another one. */
export function accountIn(log: EventLog, partition: number, nth = 0): string {
  let found = -1;
  for (let id = 0; ; id++) {
    const subject = accountSubject(`A-${String(id)}`);
    if (log.partitionOf(subject) === partition && ++found === nth) return subject;
  }
}

/** Appends events and reads them back, in the order in which they were given. */
export async function appendAndRead(
  log: EventLog,
  events: readonly MooringEvent[],
): Promise<readonly StoredEvent[]> {
  const positions = await log.append(events);
  const stored = new Map<string, StoredEvent>();
  const placeOf = (partition: number, position: string) => `${String(partition)} ${position}`;
  for (const partition of new Set(events.map(({ subject }) => log.partitionOf(subject)))) {
    for (const event of await collect(log.read(partition, undefined))) {
      stored.set(placeOf(partition, event.position), event);
    }
  }
  return events.map(({ subject }, at) => {
    const event = stored.get(placeOf(log.partitionOf(subject), positions[at] ?? ''));
    if (event === undefined) throw new Error(`the log has lost event ${String(at)}`);
    return event;
  });
}
