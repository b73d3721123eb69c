import { partitionSubject } from '#relationship';
import {
  type CommitBatch,
  type Job,
  type JournalEntry,
  keyText,
  type LedgerWrite,
  type Position,
  type ReadModelRow,
  type SubjectDocument,
} from '../ports/index.js';
import type { RowChange } from './rows/index.js';

/** What a run of events changes, gathered until it is committed. Later changes of one thing replace earlier ones. */
export interface Draft {
  readonly journal: JournalEntry[];
  readonly rows: Map<string, ReadModelRow>;
  readonly documents: Map<string, SubjectDocument>;
  readonly shipments: Map<string, LedgerWrite>;
  /** Jobs to schedule; undefined under an id = to cancel. */
  readonly jobs: Map<string, Job | undefined>;
  checkpoint?: Position;
}

export function emptyDraft(): Draft {
  return { journal: [], rows: new Map(), documents: new Map(), shipments: new Map(), jobs: new Map() };
}

/** Who commits, and how the partition is left. */
export type Writer = Pick<CommitBatch, 'partition' | 'claim' | 'settled'>;

/** Puts a row into the draft at the position of the event behind it. */
export function putRow(draft: Draft, { collection, key, body }: RowChange, position: Position): void {
  draft.rows.set(keyText(collection, key), { collection, key, position, body });
}

/**
 * The draft as the store takes it; undefined when no event was folded. The partition's own document comes last: all others
 * are folded and judged by it, so a commit that stops half-way has to leave it as it was for those that are redone.
 */
export function toBatch(draft: Draft, writer: Writer): CommitBatch | undefined {
  if (draft.checkpoint === undefined) return undefined;
  const { partition } = writer;
  const own = draft.documents.get(partitionSubject(partition));
  const others = [...draft.documents.values()].filter((document) => document !== own);
  return {
    ...writer,
    journal: draft.journal,
    rows: [...draft.rows.values()],
    documents: own === undefined ? others : [...others, own],
    shipments: [...draft.shipments.values()],
    checkpoint: draft.checkpoint,
  };
}
