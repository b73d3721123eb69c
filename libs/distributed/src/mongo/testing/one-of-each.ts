import { dataschemaOf, newAccount } from '#relationship';
import type { Claim, CommitBatch, StoredEvent } from '#pipeline';

export const SUBJECT = 'account/a';
export const SHIPMENT = { subject: SUBJECT, source: 'tms', shipmentId: 'S-1' };

/** The n-th event of the account; later ones have greater positions. */
export function eventAt(n: number): StoredEvent {
  const type = 'mooring.shipment.cancelled';
  return {
    id: `event-${String(n)}`,
    source: 'tms',
    type,
    subject: SUBJECT,
    time: '2026-03-02T09:00:00Z',
    dataschema: dataschemaOf(type),
    data: { shipmentId: 'S-1', version: n },
    recordedtime: '2026-03-02T09:00:00.000Z',
    position: positionAt(n),
  };
}

export function positionAt(n: number): string {
  return String(n).padStart(6, '0');
}

/** A batch of the first partition that writes one of each kind at the n-th position; `says` is in all of them. */
export function oneOfEach(n: number, claim: Claim, says: string): CommitBatch {
  const event = eventAt(n);
  const { position } = event;
  return {
    partition: 0,
    claim,
    settled: true,
    checkpoint: position,
    journal: [{ sequence: n, hash: says, event }],
    rows: [{ collection: 'tasks', key: 'T', position, body: { owner: says } }],
    documents: [
      {
        subject: SUBJECT,
        position,
        sequence: n,
        head: says,
        state: { ...newAccount('a'), owner: says },
        outbox: [],
      },
    ],
    shipments: [
      {
        key: SHIPMENT,
        entry: {
          version: n,
          eventId: event.id,
          cancelled: false,
          week: 2900,
          orders: 1,
          amount: 1000,
          service: says,
          lane: '',
        },
      },
    ],
  };
}
