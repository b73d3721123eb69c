import { accountIdOf, type LedgerEntry, newAccount, type ShipmentSum } from '#relationship';
import {
  type AccountStore,
  COLLECTIONS,
  type Collection,
  type EventLog,
  type JournalEntry,
  keyText,
  type Page,
  type ReadModelRow,
  type ReadModels,
  type RowBody,
  type StoredEvent,
  type SubjectDocument,
} from '../ports/index.js';
import { batchOf, sampleHash, type Writes } from './account-store-fixture.js';
import { collect } from './collect.js';
import { accountIn, appendAndRead, booking } from './sample-events.js';

/** The document of an account as an event left it. */
export function documentAt(event: StoredEvent, sequence: number): SubjectDocument {
  const { subject, position } = event;
  const state = { ...newAccount(accountIdOf(subject)), owner: `owner after ${String(sequence)}` };
  return {
    subject,
    position,
    sequence,
    head: sampleHash(sequence),
    state,
    outbox: [booking(subject, 100 + sequence)],
  };
}

/** The journal entry of an event. */
export function entryOf(event: StoredEvent, sequence: number): JournalEntry {
  return { sequence, hash: sampleHash(sequence), event };
}

/** A ledger entry; everything that is not given is the same for all. */
export function ledgerEntry(version: number, given: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    version,
    eventId: `version-${String(version)}`,
    cancelled: false,
    week: 2900,
    orders: 1,
    amount: 1000,
    service: 'sea FCL',
    lane: 'CNSHA-DEHAM',
    ...given,
  };
}

/** Three batches of one partition, and one of another, in which later ones change and remove what earlier ones wrote. */
export async function sampleHistory(log: EventLog): Promise<readonly Writes[]> {
  const one = accountIn(log, 1);
  const two = accountIn(log, 1, 1);
  const elsewhere = accountIn(log, 0);
  const [a1, b1, a2, b2, a3, c1] = await appendAndRead(log, [
    booking(one, 1),
    booking(two, 2),
    booking(one, 3),
    booking(two, 4),
    booking(one, 5),
    booking(elsewhere, 6),
  ]);
  if (!a1 || !b1 || !a2 || !b2 || !a3 || !c1) throw new Error('the log lost an event');
  const row = (collection: Collection, key: string, at: StoredEvent, body: RowBody | null): ReadModelRow => ({
    collection,
    key,
    position: at.position,
    body,
  });
  const shipment = (subject: string, shipmentId: string) => ({ subject, source: 'tms', shipmentId });
  return [
    batchOf(1, b1.position, {
      journal: [entryOf(a1, 1), entryOf(b1, 1)],
      rows: [
        row('alerts', 'x', a1, { status: 'open', amountAtRisk: 10 }),
        row('tasks', 't', b1, { due: '2026-03-09' }),
      ],
      documents: [documentAt(a1, 1), documentAt(b1, 1)],
      shipments: [
        { key: shipment(one, 'S-1'), entry: ledgerEntry(1) },
        { key: shipment(two, 'S-2'), entry: ledgerEntry(1) },
      ],
    }),
    batchOf(1, b2.position, {
      journal: [entryOf(a2, 2), entryOf(b2, 2)],
      rows: [
        row('alerts', 'x', a2, { status: 'acknowledged', amountAtRisk: 12 }),
        row('tasks', 't', b2, null),
      ],
      documents: [documentAt(a2, 2), documentAt(b2, 2)],
      shipments: [
        { key: shipment(one, 'S-1'), entry: ledgerEntry(2, { amount: 700 }) },
        {
          key: shipment(two, 'S-2'),
          entry: ledgerEntry(2, { cancelled: true, week: 0, orders: 0, amount: 0 }),
        },
      ],
    }),
    batchOf(1, a3.position, {
      journal: [entryOf(a3, 3)],
      rows: [row('alerts', 'x', a3, null), row('alerts', 'y', a3, { status: 'open', amountAtRisk: 3 })],
      documents: [documentAt(a3, 3)],
      shipments: [
        { key: shipment(one, 'S-1'), entry: ledgerEntry(2, { eventId: 'version-2b', amount: 600 }) },
        { key: shipment(one, 'S-3'), entry: ledgerEntry(1, { lane: '上海-汉堡' }) },
      ],
    }),
    batchOf(0, c1.position, { journal: [entryOf(c1, 1)], documents: [documentAt(c1, 1)] }),
  ];
}

/** Everything that a store and its read models tell about what batches wrote, in a form that can be compared. */
export async function readBack(
  { store, reads }: { readonly store: AccountStore; readonly reads: ReadModels },
  batches: readonly Writes[],
) {
  const subjects = [...new Set(batches.flatMap(({ documents }) => documents.map(({ subject }) => subject)))];
  const partitions = [];
  for (const partition of new Set(batches.map((batch) => batch.partition))) {
    const { documents, ...opened } = await store.open(partition);
    partitions.push({ ...opened, documents: byText(await collect(documents), ({ subject }) => subject) });
  }
  const journals = [];
  for (const subject of subjects) journals.push(await reads.journal(subject, 0, 100));
  const rows: Record<string, Page> = {};
  for (const [collection, [orderBy = '']] of Object.entries(COLLECTIONS)) {
    if (isCollection(collection)) {
      rows[collection] = await reads.find({
        collection,
        where: {},
        orderBy,
        descending: false,
        limit: 1000,
      });
    }
  }
  const { shipments, events } = await store.load({
    shipments: batches.flatMap((batch) => batch.shipments.map(({ key }) => key)),
    events: batches.flatMap((batch) => batch.journal.map(({ event }) => event)),
  });
  const sums = await store.sums(subjects, 0);
  return {
    partitions,
    journals,
    rows,
    shipments: Object.fromEntries(shipments),
    events: Object.fromEntries(events),
    sums: Object.fromEntries([...sums].map(([subject, list]) => [subject, byText(list, sumText)])),
  };
}

/** What tells a sum from the others of its subject. */
export function sumText({ week, service, lane }: ShipmentSum): string {
  return keyText(String(week), service, lane);
}

/** A list in the order of a text of its items, for what a port hands out in no particular order. */
export function byText<Item>(list: readonly Item[], text: (item: Item) => string): readonly Item[] {
  return list.toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
}

function isCollection(name: string): name is Collection {
  return Object.hasOwn(COLLECTIONS, name);
}
