import type { AccountState, OpenAlert } from '../account/account-state.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';

/** Whether the manager has not been shown an alert yet. */
export function isHeldBack({ surfacing }: OpenAlert): boolean {
  return surfacing === 'waiting' || surfacing === 'held';
}

/** The account once its manager's budget was granted; what has been taken up meanwhile stays so. */
export function ranked(
  account: AccountState,
  { id, type, data }: EventOfType<'mooring.alert.surfaced' | 'mooring.alert.held'>,
): AccountState {
  const { alert } = account;
  if (alert?.alertId !== data.alertId || !isHeldBack(alert)) return account;
  const { standing } = data;
  return type === 'mooring.alert.surfaced'
    ? { ...account, alert: { ...alert, surfacing: 'surfaced', surfacedBy: id, standing } }
    : { ...account, alert: { ...alert, surfacing: 'held', standing } };
}

/**
 * The alert that an event has brought before its manager: whose follow-up begins with it.
 *
 * @param account after the event
 */
export function surfacedBy({ alert }: AccountState, event: MooringEvent): OpenAlert | undefined {
  return alert?.surfacedBy === event.id ? alert : undefined;
}
