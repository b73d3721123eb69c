import type { AccountStore, Backlog, EventLog, Position } from '../ports/index.js';

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

/** What the log still has behind such progress, over all partitions; one after the other, as looking costs a reader. */
export async function backlogOf({ log }: ProgressPorts, progress: readonly Progress[]): Promise<Backlog> {
  let events = 0;
  let since: string | undefined;
  for (const [partition, { checkpoint }] of progress.entries()) {
    const rest = await log.backlog(partition, checkpoint);
    events += rest.events;
    if (rest.since !== undefined && (since === undefined || rest.since < since)) since = rest.since;
  }
  return since === undefined ? { events } : { events, since };
}
