import type {
  AccountStore,
  Clock,
  EventLog,
  ImportStage,
  JobQueue,
  KeyVault,
  Projector,
  ReadModels,
} from '#pipeline';

/** The parts that the commands work with, whichever set they come from. */
export interface MooringSet {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly projector: Projector;
  importStage(): ImportStage;
  close(): Promise<void>;
}
