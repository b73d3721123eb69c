import { isAccountSubject, type MooringEvent } from '#relationship';
import { keyText, type Position, type StoredEvent, type SubjectDocument } from '../ports/index.js';
import { closeWeek, countWeek } from './close-week.js';
import { emptyDraft, toBatch } from './draft.js';
import { foldEvent } from './fold-event.js';
import { type KeyedEvent, keyedEvent } from './keyed-event.js';
import { judgeWeek } from './judge-week.js';
import { measureWeek } from './measure-week.js';
import { isSettled, remember, type Worker } from './open-worker.js';
import { isControl, unpark } from './unpark.js';

/** Events that a replay folds between two commits: more of them share the writing of a document, each holds some 3 kB. */
const REPLAY_DRAFT = 100_000;

/**
 * Folds a chunk of a partition's events and commits what follows: once per chunk, and at every week marker, so that what
 * is decided there is on disk before it is said.
 */
export async function runChunk(worker: Worker, events: readonly StoredEvent[]): Promise<void> {
  for (const keyed of await lookUp(worker, events)) {
    const { event } = keyed;
    const live = event.position >= worker.liveFrom;
    const own = event.subject === worker.subject;
    // What the judgement looks up in the ledger has to be there.
    if (live && own && event.type === 'mooring.week.closed') await commit(worker);
    const folded = isControl(event)
      ? await foldControl(worker, keyed, event, live)
      : foldEvent(worker, keyed, live);
    worker.draft.checkpoint = event.position;
    if (folded?.type === 'mooring.week.closed' && own) {
      if (live) await closeWeek(worker, event, folded);
      else countWeek(worker, event, folded);
    }
    const judged = live && judgeWeek(worker, event.position);
    const measured = live && measureWeek(worker, event.position);
    if (judged || measured || (live && own)) await commit(worker);
  }
  const last = events.at(-1);
  const replaying = last !== undefined && last.position < worker.liveFrom;
  if (!replaying || worker.draft.journal.length >= REPLAY_DRAFT) await commit(worker);
}

/** A control event takes up what waits in the journal, so the journal has to be complete up to it. */
async function foldControl(
  worker: Worker,
  keyed: KeyedEvent,
  control: Parameters<typeof unpark>[1],
  live: boolean,
): Promise<undefined> {
  await commit(worker);
  const before = worker.documents.get(control.subject);
  foldEvent(worker, keyed, live);
  await unpark(worker, control, before, live);
}

/** Writes the draft: jobs first, because a job that fires without its task finds nothing to do. */
async function commit(worker: Worker): Promise<void> {
  const { draft, ports, partition, claim } = worker;
  const batch = toBatch(draft, { partition, claim, settled: isSettled(worker) });
  if (batch === undefined) return;
  const jobs = [...draft.jobs];
  const schedule = jobs.flatMap(([, job]) => (job === undefined ? [] : [job]));
  const cancel = jobs.flatMap(([id, job]) => (job === undefined ? [id] : []));
  if (schedule.length > 0) await ports.jobs.schedule(schedule);
  if (cancel.length > 0) await ports.jobs.cancel(cancel);
  await ports.store.commit(batch);
  worker.checkpoint = batch.checkpoint;
  worker.draft = emptyDraft();
  if (worker.caughtUp) await appendOutboxes(worker, batch.documents);
}

/** Says what a crash left in an outbox, or a rebuild decided again, and what was not met in the log. */
export async function catchUp(worker: Worker): Promise<void> {
  await commit(worker);
  worker.caughtUp = true;
  await appendOutboxes(worker, worker.documents.values());
}

/** Appends what is in the documents' outboxes and not known to be in the log. */
async function appendOutboxes(worker: Worker, documents: Iterable<SubjectDocument>): Promise<void> {
  const items: MooringEvent[] = [];
  for (const { outbox } of documents) {
    for (const item of outbox) if (!worker.appended.has(keyText(item.subject, item.id))) items.push(item);
  }
  if (items.length === 0) return;
  await worker.ports.log.append(items);
  for (const { subject, id } of items) worker.appended.add(keyText(subject, id));
}

/**
 * Asks the store for what it knows of the events of a chunk. What was drafted since the last commit is known already, while
 * a replay gathers several chunks, and newer than what the store has.
 */
async function lookUp(worker: Worker, events: readonly StoredEvent[]): Promise<readonly KeyedEvent[]> {
  if (worker.draft.checkpoint === undefined) worker.known = { events: new Map(), shipments: new Map() };
  const { known } = worker;
  const keyed = events.map(keyedEvent);
  const shipments = keyed.flatMap(({ shipment }) => (shipment === undefined ? [] : [shipment.key]));
  const answer = await worker.ports.store.load({ shipments, events });
  for (const [text, event] of answer.events) if (!known.events.has(text)) known.events.set(text, event);
  for (const [text, entry] of answer.shipments) {
    if (!known.shipments.has(text)) known.shipments.set(text, entry);
  }
  await refresh(worker, keyed);
  return keyed;
}

/**
 * An event that the journal has where it stands was folded before: by a process that died half-way, or by one that lost the
 * partition without knowing and has gone on for a batch. What it wrote into the ledger is in its documents too, which may
 * be newer than those in memory: they take their place.
 */
async function refresh(worker: Worker, keyed: readonly KeyedEvent[]): Promise<void> {
  const subjects = new Set<string>();
  for (const { event, text } of keyed) {
    const { subject, position } = event;
    if (!isAccountSubject(subject) || worker.known.events.get(text)?.position !== position) continue;
    if (positionIn(worker, subject) < position) subjects.add(subject);
  }
  if (subjects.size === 0) return;
  for (const document of await worker.ports.store.documents([...subjects])) {
    if (positionIn(worker, document.subject) < document.position) remember(worker, document);
  }
}

function positionIn(worker: Worker, subject: string): Position {
  return worker.documents.get(subject)?.position ?? '';
}
