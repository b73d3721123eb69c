import type { AccountState, OpenAlert } from '../account/account-state.js';
import type { MooringEvent } from '../event/catalogue.js';
import { addVerdicts, NO_VERDICTS } from './chance-to-keep.js';

type Verdict = 'kept' | 'lost';

/**
 * Counts how a surfaced alert ended, once, when somebody says that the account was kept or lost: what a manager's answer to
 * alerts of its cause achieves. An account that recovers by itself says nothing about that.
 *
 * @param account before the event
 * @returns what to change about the account before the event is folded
 */
export function countVerdict(account: AccountState, event: MooringEvent): AccountState {
  const { alert } = account;
  if (alert?.surfacing?.state !== 'surfaced' || alert.surfacing.isCounted === true) return account;
  const verdict = verdictOf(account, alert, event);
  if (verdict === undefined) return account;
  const { verdicts = NO_VERDICTS } = account;
  const one = { ...NO_VERDICTS[alert.cause], [verdict]: 1 };
  return {
    ...account,
    verdicts: addVerdicts(verdicts, { ...NO_VERDICTS, [alert.cause]: one }),
    alert: { ...alert, surfacing: { ...alert.surfacing, isCounted: true } },
  };
}

function verdictOf(
  { winback: plan }: AccountState,
  { alertId }: OpenAlert,
  event: MooringEvent,
): Verdict | undefined {
  switch (event.type) {
    case 'mooring.alert.closed': {
      if (event.data.alertId !== alertId) return undefined;
      const { outcome } = event.data;
      if (outcome === 'kept-by-us') return 'kept';
      return outcome === 'lost' || outcome === 'reduced-for-good' ? 'lost' : undefined;
    }
    case 'mooring.winback.won':
    case 'mooring.winback.lost':
      if (event.data.planId !== plan?.planId || plan.alertId !== alertId) return undefined;
      // What closes the alert has been counted with it; an account that recovered was not said to be kept.
      if (event.data.reason === 'alert-closed' || event.data.reason === 'recovered') return undefined;
      return event.type === 'mooring.winback.won' ? 'kept' : 'lost';
    default:
      return undefined;
  }
}
