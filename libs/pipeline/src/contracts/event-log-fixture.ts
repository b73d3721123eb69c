import type { ManualClock } from '../memory/index.js';
import type { EventLog } from '../ports/index.js';

/** An empty log of at least three partitions, whose record times come from the clock (if not from a server). */
export interface EventLogFixture {
  readonly log: EventLog;
  readonly clock: ManualClock;
  dispose(): Promise<void>;
}
