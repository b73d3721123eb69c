import {
  ManualClock,
  MemoryAccountStore,
  MemoryEventLog,
  MemoryImportStage,
  MemoryJobQueue,
  MemoryKeyVault,
  MemoryReadModels,
  newAccountData,
} from '../memory/index.js';
import type { AccountStore, EventLog, ImportStage, JobQueue, KeyVault, ReadModels } from '../ports/index.js';

/** Every port of the pipeline over one place, on a clock that a test moves. */
export interface PortSet {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly clock: ManualClock;
  importStage(): ImportStage;
  dispose(): Promise<void>;
}

/** When sets begin, if nothing else is said: a Tuesday noon in Shanghai, later than all rows of the test portfolios. */
export const TEST_NOW = '2026-03-03T04:00:00.000Z';

/** An empty set in memory. `data` is what its store holds, to look at and to tamper with. */
export function memorySet(partitions = 1, now: string = TEST_NOW, data = newAccountData()) {
  const clock = new ManualClock(now);
  return {
    data,
    log: new MemoryEventLog(partitions, clock),
    store: new MemoryAccountStore(data),
    readModels: new MemoryReadModels(data),
    jobs: new MemoryJobQueue(clock),
    vault: new MemoryKeyVault(),
    clock,
    importStage: () => new MemoryImportStage(),
    dispose: async () => undefined,
  } satisfies PortSet & { readonly data: unknown; readonly vault: KeyVault };
}
