import type { AccountStore, Clock, EventLog } from '../ports/index.js';

/** What the jobs of tasks need. */
export interface TaskJobPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}
