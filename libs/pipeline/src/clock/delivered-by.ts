import { type PartitionState, partitionSubject } from '#relationship';
import type { AccountStore, EventLog, SubjectDocument } from '../ports/index.js';

/** How far each feed has delivered over all partitions, and the first day of any. */
export function deliveredBy(partitions: readonly PartitionState[]): {
  readonly delivered: Readonly<Record<string, string>>;
  readonly first: string | undefined;
} {
  const delivered: Record<string, string> = {};
  let first: string | undefined;
  for (const [feed, range] of partitions.flatMap(({ feeds }) => Object.entries(feeds))) {
    if (range.last > (delivered[feed] ?? '')) delivered[feed] = range.last;
    if (first === undefined || range.first < first) first = range.first;
  }
  return { delivered, first };
}

/**
 * The week that some partition has measured before any was closed: a crash kept the others from being told, and it has to be
 * the first for all of them, even when older shipments have come meanwhile.
 */
export function begunWeek(partitions: readonly PartitionState[]): number | undefined {
  return partitions.find(({ lastMeasured }) => lastMeasured !== undefined)?.lastMeasured;
}

/** The partitions as the store has them; one without a document has seen nothing yet. */
export async function partitionDocuments(
  log: EventLog,
  store: AccountStore,
): Promise<readonly SubjectDocument[]> {
  const documents = await Promise.all(
    Array.from({ length: log.partitions }, (_, partition) => store.document(partitionSubject(partition))),
  );
  return documents.flatMap((document) => document ?? []);
}

export function statesOf(documents: readonly SubjectDocument[]): readonly PartitionState[] {
  return documents.flatMap(({ state }) => (state.kind === 'partition' ? [state] : []));
}
