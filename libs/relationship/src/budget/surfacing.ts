import type { OpenAlert } from '../account/account-state.js';
import type { EventOfType } from '../event/catalogue.js';

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
