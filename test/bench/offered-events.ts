const ACCOUNTS = 200;

/** Events as a feed offers them, each of one shipment of one of 200 accounts; the same for the same numbers. */
export function batchOf(from: number, count: number): readonly object[] {
  return Array.from({ length: count }, (_, nth) => eventAt(from + nth));
}

function eventAt(nth: number): object {
  return {
    specversion: '1.0',
    id: `event-${String(nth).padStart(12, '0')}`,
    source: 'bench',
    type: 'mooring.shipment.booked',
    subject: `account/K${String((nth * 7919) % ACCOUNTS)}`,
    time: '2026-01-05T01:00:00Z',
    data: {
      shipmentId: `S${String(nth)}`,
      date: '2026-01-05',
      quantity: 12,
      unit: 'TEU',
      value: nth,
      currency: 'CNY',
      service: 'sea-fcl',
      lane: 'CNSHA-DEHAM',
    },
  };
}

/** Sends a batch; `wait` = until all of it has been folded. Throws when it is not taken. */
export async function post(url: string, batch: readonly object[], wait: boolean): Promise<void> {
  const response = await fetch(`${url}/v1/events?wait=${wait ? '1' : '0'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(batch),
  });
  if (response.status > 202)
    throw new Error(`the server answered ${String(response.status)}: ${await response.text()}`);
  await response.arrayBuffer();
}
