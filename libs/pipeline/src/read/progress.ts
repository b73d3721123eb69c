import type { AccountStore, EventLog, Progress } from '../ports/index.js';

export interface ProgressPorts {
  readonly log: EventLog;
  readonly store: Pick<AccountStore, 'progress'>;
}

/** How far each partition is folded. */
export function progressOf({ log, store }: ProgressPorts): Promise<readonly Progress[]> {
  return store.progress(Array.from({ length: log.partitions }, (_, partition) => partition));
}

/** How many events the log still has behind such progress, over all partitions. */
export async function backlogOf({ log }: ProgressPorts, progress: readonly Progress[]): Promise<number> {
  const rests = progress.map(({ checkpoint }, partition) => log.backlog(partition, checkpoint));
  return (await Promise.all(rests)).reduce((sum, rest) => sum + rest, 0);
}

/** When the earliest event behind such progress was recorded; one partition after the other, as looking costs a reader. */
export async function waitingSince(
  { log }: ProgressPorts,
  progress: readonly Progress[],
): Promise<string | undefined> {
  let since: string | undefined;
  for (const [partition, { checkpoint }] of progress.entries()) {
    for await (const [first] of log.read(partition, checkpoint)) {
      if (first === undefined) continue;
      if (since === undefined || first.recordedtime < since) since = first.recordedtime;
      break;
    }
  }
  return since;
}
