import { keyText } from '#pipeline';
import type { MongoSet } from '../open-mongo.js';
import { eventAt, SHIPMENT, SUBJECT } from './one-of-each.js';

/** What a set says of all that `oneOfEach` writes, by every way of asking; nothing when there is nothing. */
export async function whatItSays({ store, readModels }: MongoSet): Promise<readonly unknown[]> {
  const { documents } = await store.open(0);
  const { shipments, events } = await store.load({
    shipments: [SHIPMENT],
    events: Array.from({ length: 10 }, (_, n) => eventAt(n)),
  });
  const shipment = shipments.get(keyText(SHIPMENT.subject, SHIPMENT.source, SHIPMENT.shipmentId));
  const page = await readModels.find({
    collection: 'tasks',
    where: {},
    orderBy: 'owner',
    descending: false,
    limit: 9,
  });
  return [
    ...(await Array.fromAsync(documents)).flat().map(({ head }) => head),
    (await store.document(SUBJECT))?.head,
    ...(await store.documents([SUBJECT])).map(({ head }) => head),
    shipment?.service,
    ...[...events.keys()].map((key) => key.split('\u001F').at(-1)),
    ...((await store.sums([SUBJECT], 0)).get(SUBJECT) ?? []).map(({ service }) => service),
    (await readModels.get('tasks', 'T'))?.['owner'],
    ...page.rows.map((row) => row['owner']),
    ...(await readModels.totals({ collection: 'tasks', where: {}, groupBy: 'owner' })).map(
      ({ group }) => group,
    ),
    ...(await readModels.journal(SUBJECT, 0, 10)).map(({ hash }) => hash),
  ].filter((said) => said !== undefined);
}
