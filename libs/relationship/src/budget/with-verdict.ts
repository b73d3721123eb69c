import type { AccountState, Cause } from '../account/account-state.js';
import type { AlertOutcome } from '../alert/alert-events.js';
import { isBack } from '../alert/is-back.js';
import type { MooringEvent } from '../event/catalogue.js';
import { weekOf } from '../week.js';

/** Outcomes that say whether the answer to an alert has kept the account. */
const KEPT: Readonly<Partial<Record<AlertOutcome, boolean>>> = {
  'kept-by-us': true,
  lost: false,
  'reduced-for-good': false,
};

/**
 * The account with what an event says about whether the answer to its alert has kept it; only of alerts that were rationed and
 * shown, as a chance is learned from those that were answered. A loosening account that recovers by itself proves nothing.
 *
 * @param account before the event
 */
export function withVerdict(account: AccountState, event: MooringEvent): AccountState {
  const { alert } = account;
  if (alert?.surfacing !== 'surfaced') return account;
  const said = verdictIn(event, alert.cause);
  if (said === undefined) return account;
  return { ...account, verdict: { week: weekOf(event.time.slice(0, 10)), ...said } };
}

function verdictIn(
  event: MooringEvent,
  cause: Cause,
): { readonly cause: Cause; readonly kept: boolean } | undefined {
  switch (event.type) {
    case 'mooring.alert.closed': {
      const kept = KEPT[event.data.outcome];
      return kept === undefined ? undefined : { cause, kept };
    }
    case 'mooring.relationship.recovered':
      return isBack(event.data) ? undefined : { cause, kept: false };
    case 'mooring.winback.won':
      return { cause: 'paused', kept: true };
    case 'mooring.winback.lost':
      return { cause: 'paused', kept: false };
    default:
      return undefined;
  }
}
