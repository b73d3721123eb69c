import type { LedgerEntry } from '#relationship';
import type {
  Claim,
  Collection,
  JournalEntry,
  Position,
  ReadModelRow,
  StoredEvent,
  SubjectDocument,
} from '../ports/index.js';

/** What a store in memory holds; stores and read models over the same data see the same. Everything in it is frozen. */
export interface AccountData {
  readonly claims: Map<number, Claim>;
  readonly checkpoints: Map<number, Position>;
  /** Partitions whose last commit left something to be said. */
  readonly unsettled: Set<number>;
  readonly liveFrom: Map<number, Position>;
  /** By subject. */
  readonly documents: Map<string, SubjectDocument>;
  /** By partition and subject. */
  readonly partitions: Map<number, Map<string, SubjectDocument>>;
  /** By subject and sequence. */
  readonly journals: Map<string, Map<number, JournalEntry>>;
  /** By `keyText` of subject, source and id. */
  readonly events: Map<string, StoredEvent>;
  /** By subject and `keyText` of source and shipment id. */
  readonly ledgers: Map<string, Map<string, LedgerEntry>>;
  /** By collection and key; removed rows stay as tombstones. */
  readonly rows: Map<Collection, Map<string, ReadModelRow>>;
}

export function newAccountData(): AccountData {
  return {
    claims: new Map(),
    checkpoints: new Map(),
    unsettled: new Set(),
    liveFrom: new Map(),
    documents: new Map(),
    partitions: new Map(),
    journals: new Map(),
    events: new Map(),
    ledgers: new Map(),
    rows: new Map(),
  };
}
