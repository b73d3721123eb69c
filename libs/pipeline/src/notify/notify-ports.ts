import type { Bell } from '../live/bell.js';
import type { AccountStore, Clock, EventLog, JobQueue, Notifier, ReadModels } from '../ports/index.js';
import type { Recipients } from './recipient.js';

/** What telling people needs of a set, and of the operator. */
export interface NotifyPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  /** Rings when the fold has moved on. */
  readonly bell: Bell;
  readonly notifier: Notifier;
  readonly recipients: Recipients;
  /** The address of an account's page, or of the whole; undefined where none is known. */
  readonly pageOf: (accountId?: string) => string | undefined;
  /** Names one try to send something; never the same twice, in any process. */
  readonly newClaimant: () => string;
}
