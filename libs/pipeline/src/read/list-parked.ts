import type { AccountStore, EventLog, Parked } from '../ports/index.js';

/** A subject that waits because one of its events could not be folded. */
export interface ParkedSubject extends Parked {
  readonly subject: string;
}

/** All parked subjects, the one that has waited longest first. For operators: parking is not a matter of one account. */
export async function listParked({
  log,
  store,
}: {
  readonly log: EventLog;
  readonly store: AccountStore;
}): Promise<readonly ParkedSubject[]> {
  const found: ParkedSubject[] = [];
  for (let partition = 0; partition < log.partitions; partition += 1) {
    const { documents } = await store.open(partition);
    for await (const batch of documents) {
      for (const { subject, parked } of batch) if (parked !== undefined) found.push({ subject, ...parked });
    }
  }
  return found.toSorted((one, other) => (one.since < other.since ? -1 : 1));
}
