import {
  isAccountSubject,
  type LedgerEntry,
  type MooringEvent,
  type PartitionState,
  partitionSubject,
} from '#relationship';
import type {
  AccountStore,
  Claim,
  EventLog,
  JobQueue,
  Position,
  ReadModels,
  StoredEvent,
  SubjectDocument,
} from '../ports/index.js';
import { type Draft, emptyDraft } from './draft.js';
import { newDocument } from './new-document.js';

/** Where the projector reads, and where it writes. */
export interface ProjectorPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  /** Where the journal is read when a parked account is taken up again. */
  readonly readModels: Pick<ReadModels, 'journal'>;
  readonly jobs: JobQueue;
}

/** Called with events as they are decided, before they are appended. */
export type OnDecided = (events: readonly MooringEvent[]) => void;

/** What is known of the events at hand: what the store had, and what was folded since the last commit. */
export interface Known {
  readonly events: Map<string, StoredEvent>;
  readonly shipments: Map<string, LedgerEntry>;
}

/**
 * The one writer of a partition: its subjects in memory as of the last commit plus the draft. When a port fails, the
 * worker is thrown away and another one is opened from the store.
 */
export interface Worker {
  readonly ports: ProjectorPorts;
  readonly partition: number;
  readonly claim: Claim;
  /** The partition's own subject. */
  readonly subject: string;
  /** Its document, also in `documents` once something has changed it: every event is folded by it. */
  own: SubjectDocument;
  readonly documents: Map<string, SubjectDocument>;
  /** Accounts that have decided something and not read it back yet. */
  readonly undelivered: Set<string>;
  /** Other subjects that have said something to themselves and not read it back yet. */
  readonly unheard: Set<string>;
  /** Outbox items whose append was acknowledged, by `keyText(subject, id)`. */
  readonly appended: Set<string>;
  /** Events before this position are folded without deciding. */
  readonly liveFrom: Position;
  /** Told of everything that is decided. */
  readonly onDecided: OnDecided;
  /**
   * Events that were in the log when the worker was opened and are not folded yet. What is decided on the way may have been
   * said before, and is appended only when it was not met.
   */
  behind: number;
  /** Whether what was not met has been appended. */
  caughtUp: boolean;
  draft: Draft;
  known: Known;
  checkpoint: Position | undefined;
}

/** Takes over a partition, as the store has it. */
export async function openWorker(
  ports: ProjectorPorts,
  partition: number,
  onDecided: OnDecided,
): Promise<Worker> {
  const claim = await ports.store.claim(partition);
  const opened = await ports.store.open(partition);
  const behind = await ports.log.backlog(partition, opened.checkpoint);
  const subject = partitionSubject(partition);
  const own = newDocument(subject);
  if (own === undefined) throw new Error(`no document can be made for ${subject}`);
  const worker: Worker = {
    ports,
    partition,
    claim,
    subject,
    own,
    documents: new Map(),
    undelivered: new Set(),
    unheard: new Set(),
    appended: new Set(),
    liveFrom: opened.liveFrom ?? '',
    onDecided,
    behind,
    caughtUp: false,
    draft: emptyDraft(),
    known: { events: new Map(), shipments: new Map() },
    checkpoint: opened.checkpoint,
  };
  for await (const documents of opened.documents) {
    for (const document of documents) remember(worker, document);
  }
  return worker;
}

/** Takes a document as the subject's present one. */
export function remember(worker: Worker, document: SubjectDocument): void {
  worker.documents.set(document.subject, document);
  if (document.subject === worker.subject) worker.own = document;
  if (!isAccountSubject(document.subject)) {
    const { subject, outbox } = document;
    if (outbox.some((item) => item.subject === subject)) worker.unheard.add(subject);
    else worker.unheard.delete(subject);
    return;
  }
  // A parked account reads nothing back until it is taken up again; it is left out of the index and holds up no week.
  if (document.outbox.length > 0 && document.parked === undefined) worker.undelivered.add(document.subject);
  else worker.undelivered.delete(document.subject);
}

/** Takes a changed document and drafts its writing. */
export function put(worker: Worker, document: SubjectDocument): void {
  remember(worker, document);
  worker.draft.documents.set(document.subject, document);
}

/** Whether nothing is on its way through the log that the partition has decided, or waits for. */
export function isSettled({ own, undelivered, unheard }: Worker): boolean {
  // What is for others may stay until the next write: copies for the partitions, of which each waits for its own, what is told of
  // a judged week, and what managers are asked and answer.
  const isWaiting = own.outbox.some(({ type }) => type === 'mooring.week.measured');
  return undelivered.size === 0 && unheard.size === 0 && !isWaiting;
}

/** The state of the worker's own partition. */
export function partitionState(worker: Worker): PartitionState {
  const { subject, state } = worker.own;
  if (state.kind !== 'partition') throw new Error(`${subject} holds another kind of state`);
  return state;
}
