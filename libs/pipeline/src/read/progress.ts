import type { AccountStore, EventLog, Position } from '../ports/index.js';

/** How far a partition is folded. */
export interface Progress {
  readonly checkpoint: Position | undefined;
  /** Whether nothing more is going to be said about what is folded. */
  readonly settled: boolean;
}

export interface ProgressPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
}

/** How far each partition is folded. */
export async function progressOf({ log, store }: ProgressPorts): Promise<readonly Progress[]> {
  const partitions = Array.from({ length: log.partitions }, (_, partition) => store.open(partition));
  return (await Promise.all(partitions)).map(({ checkpoint, settled }) => ({ checkpoint, settled }));
}
