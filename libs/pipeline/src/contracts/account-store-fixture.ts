import type { AccountStore, CommitBatch, EventLog, Position, ReadModels } from '../ports/index.js';

/**
 * An empty account store, the read models over what it writes, and the empty log (of at least two partitions) whose events
 * its journal refers to: an adapter may keep the events in its log only. All positions in the suites are those of events
 * in this log.
 */
export interface AccountStoreFixture {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly reads: ReadModels;
  dispose(): Promise<void>;
}

/** A batch that writes nothing but what is given. */
export function batchOf(
  partition: number,
  checkpoint: Position,
  writes: Partial<Pick<CommitBatch, 'journal' | 'rows' | 'documents' | 'shipments'>>,
): CommitBatch {
  return { partition, checkpoint, journal: [], rows: [], documents: [], shipments: [], ...writes };
}

/** Something of the shape of a hash. */
export function sampleHash(n: number): string {
  return n.toString(16).padStart(64, '0');
}
