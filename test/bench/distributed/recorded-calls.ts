import type { AccountStore, CommitBatch, StoreRequest } from '#pipeline';

/** What a worker asked of the store, in order, by partition: to load, or to commit. */
export type RecordedCalls = ReadonlyMap<number, readonly (StoreRequest | CommitBatch)[]>;

/** The store, keeping what is asked of it. The partition of a request is told by the commit that follows. */
export function recording(store: AccountStore): {
  readonly store: AccountStore;
  readonly calls: RecordedCalls;
} {
  const calls = new Map<number, (StoreRequest | CommitBatch)[]>();
  const waiting: StoreRequest[] = [];
  return {
    calls,
    store: {
      claim: (partition) => store.claim(partition),
      open: (partition) => store.open(partition),
      progress: (partitions) => store.progress(partitions),
      document: (subject) => store.document(subject),
      documents: (subjects) => store.documents(subjects),
      sums: (subjects, from) => store.sums(subjects, from),
      clear: (from) => store.clear(from),
      load(request) {
        waiting.push(request);
        return store.load(request);
      },
      commit(batch) {
        const ofPartition = calls.get(batch.partition) ?? [];
        const subjects = new Set(batch.journal.map(({ event }) => event.subject));
        for (const request of waiting.filter(({ events }) =>
          events.some(({ subject }) => subjects.has(subject)),
        )) {
          ofPartition.push(request);
          waiting.splice(waiting.indexOf(request), 1);
        }
        ofPartition.push(batch);
        calls.set(batch.partition, ofPartition);
        return store.commit(batch);
      },
    },
  };
}

/** Does the same calls again, without anything between them, the partitions side by side as they were. */
export async function repeat(store: AccountStore, calls: RecordedCalls): Promise<void> {
  await Promise.all(
    [...calls].map(async ([partition, ofPartition]) => {
      const claim = await store.claim(partition);
      for (const call of ofPartition) {
        if ('checkpoint' in call) await store.commit({ ...call, claim });
        else await store.load(call);
      }
    }),
  );
}
