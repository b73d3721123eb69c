import { partitionSubject } from '#relationship';
import type { AccountStore, EventLog, Position, ReadModels } from '../ports/index.js';
import type { OnProgress, Projector } from '../project/projector.js';

/** Journal entries read at once. */
const PAGE = 1_000;

export interface ReplayPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  /** One that has not opened its partitions yet. */
  readonly projector: Projector;
}

/**
 * Drops state, read models and journal and folds them again from the log. Nothing is decided on the way: what was said
 * stays what was said. Decisions begin again at the last closed week, where read-back finds them in the log; only what a
 * crash had kept from being said is said now. Interrupted, the next start goes on.
 *
 * @returns the number of events folded
 */
export async function replay(
  { log, store, readModels, projector }: ReplayPorts,
  onProgress?: OnProgress,
): Promise<number> {
  const liveFrom = new Map<number, Position>();
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const position = await lastClosing(readModels, partition);
    if (position !== undefined) liveFrom.set(partition, position);
  }
  await store.clear(liveFrom);
  return projector.drain(onProgress);
}

async function lastClosing(readModels: ReadModels, partition: number): Promise<Position | undefined> {
  let last: Position | undefined;
  let sequence = 0;
  for (;;) {
    const entries = await readModels.journal(partitionSubject(partition), sequence, PAGE);
    for (const entry of entries) {
      sequence = entry.sequence;
      if (entry.event.type === 'mooring.week.closed') last = entry.event.position;
    }
    if (entries.length < PAGE) return last;
  }
}
