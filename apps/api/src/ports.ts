import type {
  AccountStore,
  Bell,
  Clock,
  EngineTrouble,
  EventLog,
  ImportStage,
  JobQueue,
  KeyVault,
  Notifier,
  Projector,
  ReadModels,
  Recipients,
} from '#pipeline';
import type { CalendarData, Settings } from '#relationship';

/** Does some work when no other process of the installation imports; rejects when the signal comes first. */
export type ImportTurn = <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** How people are told what concerns them. */
export interface Telling {
  readonly notifier: Notifier;
  readonly recipients: Recipients;
  /** The address of an account's page, or of the whole; undefined where none is known. */
  readonly pageOf: (accountId?: string) => string | undefined;
}

/** What the API needs of an installation, whichever set it is on. */
export interface ApiPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly projector: Projector;
  /** Rings when the read models have moved on. */
  readonly bell: Bell;
  importStage(): ImportStage;
  /** Missing where this process is alone. */
  readonly importTurn?: ImportTurn;
  /** Working days for the years of the first shipments. */
  calendars(settings: Settings, firstDate: string, lastDate: string): readonly CalendarData[];
  /** Missing where the operator has not said how anybody is reached. */
  readonly telling?: Telling;
  /** What keeps the installation from going on, if anything does. */
  trouble(): EngineTrouble | undefined;
}

/** The token of `ApiPorts`. */
export const API_PORTS = Symbol('ApiPorts');
