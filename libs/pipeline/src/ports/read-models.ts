import type { Collection, JournalEntry, RowBody } from './account-store.js';

/** The fields by which a collection may be filtered, ordered and grouped; nothing else is indexed. */
export const COLLECTIONS: Readonly<Record<Collection, readonly string[]>> = {
  accounts: ['accountId', 'owner', 'team', 'name', 'redOn'],
  relationships: ['accountId', 'owner', 'team', 'amountAtRisk', 'probability', 'quietBy'],
  alerts: [
    'accountId',
    'owner',
    'team',
    'status',
    'cause',
    'amountAtRisk',
    'raisedWeek',
    'surfacing',
    'worth',
  ],
  tasks: ['accountId', 'alertId', 'owner', 'team', 'status', 'due', 'escalatedTo'],
  winbacks: ['accountId', 'owner', 'team', 'status', 'nextDue'],
  contacts: ['accountId'],
  interactions: ['accountId', 'date', 'kind'],
  commands: ['accountId', 'status'],
  effects: ['accountId', 'owner', 'team', 'status', 'dueOn'],
  notices: ['noticeId', 'kind', 'status', 'week'],
  conflicts: ['subject'],
};

/** Equality on declared fields; a list means any of its values. All given fields must match. */
export type Where = Readonly<Record<string, string | readonly string[]>>;

export interface Find {
  readonly collection: Collection;
  readonly where: Where;
  /** A declared field; rows without it come last. Ties are broken by key, so paging never skips or repeats. */
  readonly orderBy: string;
  readonly descending: boolean;
  /** The cursor of the page before, or undefined for the first page. */
  readonly after?: string | undefined;
  /** At most this many rows, 1 to 1,000. */
  readonly limit: number;
}

export interface Page {
  readonly rows: readonly RowBody[];
  /** Hand it back to get the next page; missing on the last one. */
  readonly next?: string;
}

export interface Group {
  readonly collection: Collection;
  readonly where: Where;
  /** A declared field; rows without it are in the group of the empty string. */
  readonly groupBy: string;
  /** A declared numeric field to add up; rows without it add 0. */
  readonly sum?: string;
}

export interface GroupTotal {
  readonly group: string;
  readonly count: number;
  readonly sum: number;
}

/** Reading of what the fold has written. A field that `COLLECTIONS` does not declare is a programming error and throws. */
export interface ReadModels {
  /** One row by key; undefined when there is none. */
  get(collection: Collection, key: string): Promise<RowBody | undefined>;

  /** The rows under keys, in one round trip, by key; unknown keys are missing. */
  getAll(collection: Collection, keys: readonly string[]): Promise<ReadonlyMap<string, RowBody>>;

  find(query: Find): Promise<Page>;

  /** Counts and sums per group, ordered by group. */
  totals(query: Group): Promise<readonly GroupTotal[]>;

  /** A subject's journal in order, after a sequence number (0 = from the start), at most `limit` entries. */
  journal(subject: string, afterSequence: number, limit: number): Promise<readonly JournalEntry[]>;
}
