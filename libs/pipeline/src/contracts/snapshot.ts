import { isAccountSubject, PORTFOLIO, type ShipmentSum } from '#relationship';
import {
  COLLECTIONS,
  type Collection,
  type EventLog,
  type Job,
  type JournalEntry,
  type Parked,
  type ReadModels,
  type RowBody,
  type StoredEvent,
  type SubjectDocument,
} from '../ports/index.js';
import { chainHash } from '../project/chain-hash.js';
import type { PortSet } from './port-set.js';
import { collect } from './collect.js';
import { byText, sumText } from './sample-history.js';

type Read = Pick<PortSet, 'log' | 'store' | 'readModels' | 'jobs'>;

/** All documents of a set, by subject. */
export async function documentsOf({
  log,
  store,
}: Pick<Read, 'log' | 'store'>): Promise<ReadonlyMap<string, SubjectDocument>> {
  const found = new Map<string, SubjectDocument>();
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const { documents } = await store.open(partition);
    for (const document of await collect(documents)) found.set(document.subject, document);
  }
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** All events of a log, partition after partition. */
export async function eventsOf(log: EventLog): Promise<readonly StoredEvent[]> {
  const events = [];
  for (let partition = 0; partition < log.partitions; partition += 1)
    events.push(...(await collect(log.read(partition, undefined))));
  return events;
}

/** A subject's whole journal. */
export async function journalOf(readModels: ReadModels, subject: string): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (;;) {
    const page = await readModels.journal(subject, entries.length, 1000);
    entries.push(...page);
    if (page.length < 1000) return entries;
  }
}

/** All rows of a read model, in a fixed order. */
export async function rowsOf(readModels: ReadModels, collection: Collection): Promise<readonly RowBody[]> {
  const rows: RowBody[] = [];
  const orderBy = COLLECTIONS[collection][0] ?? '';
  let after: string | undefined;
  do {
    const page = await readModels.find({
      collection,
      where: {},
      orderBy,
      descending: false,
      after,
      limit: 1000,
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}

export interface Snapshot {
  /** State, outbox and parking by subject. */
  readonly states: ReadonlyMap<string, unknown>;
  readonly journals: ReadonlyMap<string, readonly LastingEvent[]>;
  /** What the ledger holds of each account, per week, service and lane. */
  readonly sums: ReadonlyMap<string, readonly ShipmentSum[]>;
  /** By collection. */
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  readonly jobs: readonly Job[];
}

/**
 * Everything that a set has made of its log, as it must be however often processes died on the way: state, rows, jobs and
 * journals, without positions, record times and import ids. Throws when a chain of hashes is broken.
 */
export async function snapshot(set: Read): Promise<Snapshot> {
  const states = new Map<string, unknown>();
  const journals = new Map<string, readonly LastingEvent[]>();
  for (const [subject, document] of await documentsOf(set)) {
    const { state, parked } = document;
    // What is on its way to other subjects leaves the outbox with the next write; an account has to be empty-handed.
    const outbox = isAccountSubject(subject) ? document.outbox.map(({ id }) => id) : [];
    states.set(subject, { state, outbox, parked: parked === undefined ? undefined : unplaced(parked) });
    const entries = await journalOf(set.readModels, subject);
    assertChained(document, entries);
    journals.set(
      subject,
      inOneOrder(entries.map(({ event }) => event))
        .filter(isNoMarkerOfAnImport)
        .map(lasting),
    );
  }
  const summed = await set.store.sums([...states.keys()].filter(isAccountSubject), 0);
  const sums = new Map([...summed].map(([subject, list]) => [subject, byText(list, sumText)]));
  const rows: Record<string, readonly unknown[]> = {};
  for (const collection of Object.keys(COLLECTIONS)) {
    if (!isCollection(collection)) continue;
    rows[collection] = (await rowsOf(set.readModels, collection)).map(withoutRecordTimes);
  }
  return { states, journals, sums, rows, jobs: await set.jobs.waiting(10_000) };
}

function isCollection(name: string): name is Collection {
  return Object.hasOwn(COLLECTIONS, name);
}

function unplaced({ position: _position, since: _since, ...parked }: Parked): unknown {
  return parked;
}

/** Partitions tell of a judged week as each comes to it, which deaths may change. */
function inOneOrder(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const isReport = ({ type }: StoredEvent): boolean => type === 'mooring.week.judged';
  const reports = events.filter(isReport).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return [...events.filter((event) => !isReport(event)), ...reports];
}

/** An import that is run again after a crash says a second time that it began. */
function isNoMarkerOfAnImport({ type }: StoredEvent): boolean {
  return !type.startsWith('mooring.import.');
}

/** What of an event is the same however often it was tried to say it. */
export type LastingEvent = Partial<Omit<StoredEvent, 'position' | 'recordedtime' | 'correlationid'>>;

function lasting(stored: StoredEvent): LastingEvent {
  const { position: _position, recordedtime: _recorded, correlationid: _import, ...event } = stored;
  // Settings and calendars are said at the time of the import that found none.
  const { time: _time, ...timeless } = event;
  return event.subject === PORTFOLIO && !event.type.startsWith('mooring.week.') ? timeless : event;
}

function withoutRecordTimes({ recordedtime: _recorded, kept: _kept, ...row }: RowBody): unknown {
  return row;
}

function assertChained({ subject, sequence, head }: SubjectDocument, entries: readonly JournalEntry[]): void {
  let before = '';
  for (const [at, entry] of entries.entries()) {
    before = chainHash(before, entry.event);
    if (entry.sequence !== at + 1 || entry.hash !== before)
      throw new Error(`${subject}: the journal is broken`);
  }
  if (sequence !== entries.length || head !== before)
    throw new Error(`${subject} has lost its journal's end`);
}
