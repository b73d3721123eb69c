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

/** A batch before its writer has claimed the partition. */
export type Writes = Omit<CommitBatch, 'claim'>;

/** A batch that writes nothing but what is given. */
export function batchOf(
  partition: number,
  checkpoint: Position,
  writes: Partial<Omit<Writes, 'partition' | 'checkpoint'>>,
): Writes {
  const nothing = { journal: [], rows: [], documents: [], shipments: [] };
  return { partition, checkpoint, settled: true, ...nothing, ...writes };
}

/** Commits as a writer who has just taken over the partition. */
export async function commitTo(store: AccountStore, writes: Writes): Promise<void> {
  await store.commit({ ...writes, claim: await store.claim(writes.partition) });
}

/** Something of the shape of a hash. */
export function sampleHash(n: number): string {
  return n.toString(16).padStart(64, '0');
}
