import {
  type AccountStore,
  type Collection,
  COLLECTIONS,
  type EventLog,
  type JobQueue,
  type ReadModels,
  type RowBody,
  type SubjectDocument,
} from '../ports/index.js';
import { createProjector, type OnProgress } from '../project/projector.js';
import { pageThrough } from '../read/page-through.js';
import { canonicalJson } from './canonical-json.js';
import { compareHistories, type FoldedHistory } from './compare-histories.js';
import { type Difference, redeciding } from './redeciding.js';

export interface VerifyPorts {
  readonly log: EventLog;
  /** What is in use. */
  readonly present: FoldedHistory;
  /** An empty place to fold the log again. */
  readonly scratch: FoldedHistory & { readonly jobs: JobQueue };
}

export interface VerifyOptions {
  readonly onProgress?: OnProgress;
  /** Compares every journal entry, the ledger and outboxes too: the store is read whole. */
  readonly strict?: boolean;
}

export interface Verification {
  readonly events: number;
  /** Derived events that were decided again. */
  readonly derived: number;
  readonly documents: number;
  readonly rows: number;
  /** Where the comparison was strict: journal entries, and shipments of the ledger. */
  readonly history?: { readonly entries: number; readonly shipments: number };
  readonly differences: readonly Difference[];
}

/**
 * Folds the log again into an empty place, decides everything again with the settings that were in force, and compares:
 * what was said, all documents (with the heads of their hash chains) and all read-model rows; strictly, all that is kept.
 * Changes nothing.
 */
export async function verify(
  { log, present, scratch }: VerifyPorts,
  { onProgress, strict = false }: VerifyOptions = {},
): Promise<Verification> {
  const again = redeciding(log);
  const projector = createProjector(
    { log: again.log, store: scratch.store, readModels: scratch.readModels, jobs: scratch.jobs },
    again.onDecided,
  );
  const events = await projector.drain(onProgress);
  const differences = [...again.differences()];
  const subjects = new Set<string>();
  let documents = 0;
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const recorded = await documentsOf(present.store, partition);
    const folded = await documentsOf(scratch.store, partition);
    for (const subject of [...recorded.keys(), ...folded.keys()]) subjects.add(subject);
    documents += folded.size;
    differences.push(...compare('state', recorded, folded));
  }
  let rows = 0;
  for (const collection of Object.keys(COLLECTIONS)) {
    if (!isCollection(collection)) continue;
    const folded = await rowsOf(scratch.readModels, collection);
    rows += folded.size;
    differences.push(...compare(collection, await rowsOf(present.readModels, collection), folded));
  }
  const counts = { events, derived: again.derived(), documents, rows };
  if (!strict) return { ...counts, differences };
  const history = await compareHistories(log, present, scratch, [...subjects].toSorted());
  return { ...counts, history, differences: [...differences, ...history.differences] };
}

function isCollection(name: string): name is Collection {
  return Object.hasOwn(COLLECTIONS, name);
}

function compare(
  what: string,
  recorded: ReadonlyMap<string, string>,
  again: ReadonlyMap<string, string>,
): readonly Difference[] {
  const keys = new Set([...recorded.keys(), ...again.keys()]);
  return [...keys]
    .filter((key) => recorded.get(key) !== again.get(key))
    .map((key) => ({ what, subject: key, detail: differenceOf(recorded.get(key), again.get(key)) }));
}

function differenceOf(recorded: string | undefined, again: string | undefined): string {
  if (recorded === undefined) return 'is missing';
  return again === undefined ? 'does not follow from the log' : 'differs from what the log gives';
}

async function documentsOf(store: AccountStore, partition: number): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const { documents } = await store.open(partition);
  for await (const batch of documents) {
    for (const document of batch) found.set(document.subject, comparable(document));
  }
  return found;
}

/** Positions of the last write and acknowledged outbox items depend on how batches were cut, not on the log. */
function comparable({ position: _position, outbox: _outbox, ...content }: SubjectDocument): string {
  return canonicalJson(content);
}

async function rowsOf(readModels: ReadModels, collection: Collection): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const orderBy = COLLECTIONS[collection][0] ?? '';
  for await (const row of pageThrough(readModels, { collection, where: {}, orderBy, descending: false }))
    found.set(rowName(collection, row), canonicalJson(row));
  return found;
}

/** The fields that name a row; a conflict is named by all it says. */
const NAMED_BY: Readonly<Record<Collection, readonly string[]>> = {
  accounts: ['accountId'],
  relationships: ['accountId'],
  alerts: ['alertId'],
  tasks: ['taskId'],
  winbacks: ['planId'],
  contacts: ['accountId', 'contactId'],
  interactions: ['accountId', 'interactionId'],
  commands: ['commandId'],
  effects: ['effectId'],
  notices: ['noticeId'],
  conflicts: [],
};

function rowName(collection: Collection, row: RowBody): string {
  const fields = NAMED_BY[collection];
  return fields.length === 0 ? canonicalJson(row) : fields.map((field) => String(row[field])).join(' ');
}
