import type { LedgerEntry, ShipmentSum } from '#relationship';
import type { Position, StoredEvent } from './event-log.js';
import type { SubjectDocument } from './subject-document.js';

/** Identity of an event: a second one under the same three is a duplicate, or a conflict. */
export interface EventKey {
  readonly subject: string;
  readonly source: string;
  readonly id: string;
}

/** Identity of a shipment in the ledger. */
export interface ShipmentKey {
  readonly subject: string;
  readonly source: string;
  readonly shipmentId: string;
}

/** One event of one subject, once, chained to the one before it. */
export interface JournalEntry {
  /** From 1, without gaps, per subject. */
  readonly sequence: number;
  /** `chainHash` of the entry before and this event. */
  readonly hash: string;
  readonly event: StoredEvent;
}

/** A row of a read model, whole; a body of null removes it (kept as a tombstone with its position). */
export interface ReadModelRow {
  readonly collection: Collection;
  readonly key: string;
  readonly position: Position;
  readonly body: RowBody | null;
}

export type RowBody = Readonly<Record<string, unknown>>;

/** The read models; their indexed fields are declared in `COLLECTIONS`. */
export type Collection =
  | 'accounts'
  | 'relationships'
  | 'alerts'
  | 'tasks'
  | 'winbacks'
  | 'contacts'
  | 'interactions'
  | 'commands'
  | 'effects'
  | 'notices'
  | 'conflicts';

export interface LedgerWrite {
  readonly key: ShipmentKey;
  readonly entry: LedgerEntry;
}

/** Names the taking over of a partition by a writer; the next taking over has another one. */
export type Claim = number;

/** Somebody else has become the writer of the partition: what this one has in memory may be outdated. */
export class LostClaim extends Error {
  constructor(partition: number) {
    super(`another process has taken over partition ${String(partition)}`);
    this.name = 'LostClaim';
  }
}

/** All writes that follow from one batch of a partition's events. */
export interface CommitBatch {
  readonly partition: number;
  /** The writer's claim to the partition. */
  readonly claim: Claim;
  readonly journal: readonly JournalEntry[];
  readonly rows: readonly ReadModelRow[];
  readonly documents: readonly SubjectDocument[];
  readonly shipments: readonly LedgerWrite[];
  /** Position of the last event of the batch. */
  readonly checkpoint: Position;
  /** Whether all that has been decided up to there has been read back: nothing more is going to be said. */
  readonly settled: boolean;
}

export interface StoreRequest {
  readonly shipments: readonly ShipmentKey[];
  readonly events: readonly EventKey[];
}

/** What is known of the keys that were asked for; unknown ones are missing. Keys are `keyText` of their parts. */
export interface StoreAnswer {
  readonly shipments: ReadonlyMap<string, LedgerEntry>;
  readonly events: ReadonlyMap<string, StoredEvent>;
}

/** How far a partition is folded. */
export interface Progress {
  readonly checkpoint?: Position;
  /** As the last commit said, true before the first one: nothing more is going to be said about what is folded. */
  readonly settled: boolean;
}

/** What a partition's worker starts from. */
export interface OpenedPartition extends Progress {
  /** Events before this position are folded without deciding; undefined = decide everything. */
  readonly liveFrom?: Position;
  /** All documents of the partition's subjects, in batches. */
  readonly documents: AsyncIterable<readonly SubjectDocument[]>;
}

/**
 * State of the fold: documents, journal, shipments ledger, read-model rows. All of it can be dropped and rebuilt from the
 * log.
 */
export interface AccountStore {
  /** Makes the caller the one writer of a partition. Commits under earlier claims are refused from now on. */
  claim(partition: number): Promise<Claim>;

  /** One partition as its last commit left it. */
  open(partition: number): Promise<OpenedPartition>;

  /** How far partitions are folded, in the order asked for, in one round trip. */
  progress(partitions: readonly number[]): Promise<readonly Progress[]>;

  /** One document, or undefined. */
  document(subject: string): Promise<SubjectDocument | undefined>;

  /** The documents of subjects, in one round trip and no particular order; subjects without one are missing. */
  documents(subjects: readonly string[]): Promise<readonly SubjectDocument[]>;

  /**
   * Ledger entries and journalled events by key, in one round trip each, the ledger first: of an entry that is found, the
   * event that wrote it is found too.
   */
  load(request: StoreRequest): Promise<StoreAnswer>;

  /**
   * Sums of the ledger's live shipments since a week (included), per subject, week, service and lane; in no particular
   * order. Subjects without any are missing.
   */
  sums(subjects: readonly string[], fromWeek: number): Promise<ReadonlyMap<string, readonly ShipmentSum[]>>;

  /**
   * Writes a batch in the order journal, rows, documents, shipments, checkpoint. Rows and documents are written only over
   * older positions, the journal entry of an event that has one is left alone, a ledger entry only over one that it supersedes. After a
   * crash in between, committing the redone batch ends in the same state.
   *
   * Rejects with `LostClaim` when the partition was claimed anew; all but the checkpoint may have been written.
   */
  commit(batch: CommitBatch): Promise<void>;

  /**
   * Drops everything that can be rebuilt from the log (not the log itself), and ends all claims. `liveFrom` per partition is kept for `open`:
   * the position from which on decisions are made again.
   */
  clear(liveFrom: ReadonlyMap<number, Position>): Promise<void>;
}

/** A key's parts as one string; U+001F cannot occur in them (the door refuses control characters). */
export function keyText(...parts: readonly string[]): string {
  return parts.join('\u001f');
}
