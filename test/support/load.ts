import { BATCHED, type Offered, shipment } from './offered.js';
import { listAt, numberAt, pick, textAt } from './pick.js';
import type { RunningServer } from './running-server.js';
import { until } from './until.js';

const ACCOUNTS = 7;
const BATCH = 40;

/** Sends batches until it is told to stop; what is not acknowledged is sent again, to whichever process answers. */
export async function feed(
  api: () => RunningServer | undefined,
  name: string,
  stopping: AbortSignal,
): Promise<string[]> {
  const sent: string[] = [];
  for (let nth = 0; !stopping.aborted; nth += 1) {
    const events: Offered[] = Array.from({ length: BATCH }, (_, at) =>
      shipment(`ACCOUNT-${String(at % ACCOUNTS)}`, `${name}-${String(nth)}-${String(at)}`),
    );
    await until(
      'an acknowledgement',
      async () =>
        (
          await api()
            ?.api.post('/v1/events', events, BATCHED)
            .catch(() => undefined)
        )?.status === 202,
    );
    sent.push(...events.map(({ data }) => textAt(data, 'shipmentId')));
  }
  return sent;
}

/** Ids of the shipments of such feeds in the journals of all accounts, as often as they stand there. */
export async function journalled({ api }: RunningServer): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < ACCOUNTS; nth += 1) {
    for (let after = 0, more = true; more;) {
      const page = `/v1/accounts/ACCOUNT-${String(nth)}/journal?limit=500&after=${String(after)}`;
      const { body } = await api.get(page);
      ids.push(...listAt(body, 'items').map((entry) => textAt(entry, 'event', 'data', 'shipmentId')));
      more = pick(body, 'next') !== undefined;
      if (more) after = numberAt(body, 'next');
    }
  }
  return ids;
}
