import { mondayBefore } from './recent-rows.js';

/** An event as a feed sends it. */
export interface Offered {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
export const BATCHED = { 'content-type': 'application/cloudevents-batch+json' };

/** A shipment of last week, as a feed sends it, but for what is changed. */
export function shipment(
  accountId: string,
  shipmentId: string,
  data: Readonly<Record<string, unknown>> = {},
  envelope: Partial<Offered> = {},
): Offered {
  const date = mondayBefore(1);
  return {
    specversion: '1.0',
    id: `${shipmentId}-1`,
    source: 'tms',
    type: 'mooring.shipment.booked',
    subject: `account/${accountId}`,
    time: `${date}T09:00:00+08:00`,
    data: { shipmentId, date, value: 100, currency: 'CNY', ...data },
    ...envelope,
  };
}
