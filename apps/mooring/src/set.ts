import type { ImportTurn } from '#api';
import type {
  AccountStore,
  Clock,
  EngineTrouble,
  EventLog,
  ImportStage,
  JobQueue,
  KeyVault,
  Projector,
  ReadModels,
} from '#pipeline';

/** This process's part in folding a log that several processes share. */
export interface SharedFold {
  /** What keeps it from going on, if anything does. */
  readonly trouble: EngineTrouble | undefined;
  /** Resolves when what is in hand is committed and the other processes have been told. */
  stop(): Promise<void>;
}

export interface FoldListener {
  readonly onFolded: (partition: number, events: number) => void;
  readonly onTrouble: (error: unknown) => void;
}

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
  /**
   * Has this process take its part in folding. Missing where the set belongs to one process, which folds whenever the
   * projector drains; where there is one, draining waits for whoever folds.
   */
  readonly follow?: (listener: FoldListener) => Promise<SharedFold>;
  /** An empty place in memory in which the log can be folded again; missing where a folder beside it is the better place. */
  readonly scratch?: () => Scratch;
  /** Where several processes share the set: they import one at a time. */
  readonly importTurn?: ImportTurn;
  close(): Promise<void>;
}

export type Scratch = Pick<MooringSet, 'store' | 'readModels' | 'jobs' | 'close'>;
