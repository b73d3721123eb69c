import type { HeldReason } from './budget-events.js';
import type { WorthFactors } from './worth.js';

/** Where a manager's budget has put an alert last. */
export interface Placement {
  /** Monday of the judged week. */
  readonly week: string;
  readonly rank: number;
  readonly of: number;
  readonly capacity: number;
  readonly factors: WorthFactors;
  /** Missing where it was surfaced. */
  readonly held?: HeldReason;
}

/** How far an alert is that goes by a budget; an alert without goes by none, and is told and worked on from the start. */
export interface Surfacing {
  readonly state: 'waiting' | 'held' | 'surfaced';
  readonly placement?: Placement;
  /** Id of the fact that has surfaced it: the manager's budget, or somebody who took it up by hand. */
  readonly by?: string;
  /** Whether how it ended was counted already. */
  readonly isCounted?: true;
}
