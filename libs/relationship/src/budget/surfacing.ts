import type { OpenAlert } from '../account/account-state.js';
import type { EventOfType } from '../event/catalogue.js';
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

/** Whether the alert waits to be surfaced: it asks for nothing, and nobody is told of it at once. */
export function isUnsurfaced({ surfacing }: Pick<OpenAlert, 'surfacing'>): boolean {
  return surfacing !== undefined && surfacing.state !== 'surfaced';
}

/** The alert after its manager's budget has spoken; one that was surfaced before stays as it is. */
export function placed(
  alert: OpenAlert,
  { id, type, data }: EventOfType<'mooring.alert.surfaced' | 'mooring.alert.held'>,
): OpenAlert {
  if (!isUnsurfaced(alert)) return alert;
  const { week, rank, of, capacity, factors } = data;
  const placement = { week, rank, of, capacity, factors };
  return type === 'mooring.alert.surfaced'
    ? { ...alert, surfacing: { state: 'surfaced', placement, by: id } }
    : { ...alert, surfacing: { state: 'held', placement: { ...placement, held: data.reason } } };
}

/** Somebody takes up an alert that was not surfaced: it needs no budget any more. */
export function takenUp(alert: OpenAlert, id: string): OpenAlert {
  const { surfacing } = alert;
  return surfacing === undefined || !isUnsurfaced(alert)
    ? alert
    : { ...alert, surfacing: { ...surfacing, state: 'surfaced', by: id } };
}
