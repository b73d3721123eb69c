import {
  type AccountState,
  type Judgement,
  type MooringEvent,
  type OpenAlert,
  chanceOf,
  AT_RISK_WEEKS,
  isBack,
  weekStart,
} from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** How an alert ended. */
export interface AlertEnd {
  readonly closedAt: string;
  /** A user's outcome, or what has become of it by itself: `recovered`, `settled-lower`. */
  readonly outcome: string;
  readonly detail?: string;
}

/**
 * An alert as lists show it: what was stated, and how it stands.
 *
 * @param judgement of the last closed week; without it, probability and amount are those that were stated
 */
export function alertRow(
  account: AccountState,
  alert: OpenAlert,
  end?: AlertEnd,
  judgement?: Judgement,
): RowBody {
  return {
    ...access(account),
    alertId: alert.alertId,
    status: end === undefined ? 'open' : 'closed',
    cause: alert.cause,
    revision: alert.revision,
    raisedWeek: weekStart(alert.raisedWeek),
    onsetWeek: weekStart(alert.onsetWeek),
    weeksBelow: alert.weeksBelow,
    probability: judgement === undefined ? alert.facts.probability : chanceOf(judgement),
    amountAtRisk:
      judgement === undefined
        ? alert.facts.amountAtRisk
        : chanceOf(judgement) * judgement.meanVolume * AT_RISK_WEEKS,
    facts: alert.facts,
    ...(alert.acknowledgedBy === undefined ? {} : { acknowledgedBy: alert.acknowledgedBy }),
    ...(alert.snoozedUntil === undefined ? {} : { snoozedUntil: alert.snoozedUntil }),
    ...(alert.returned === undefined ? {} : { returned: alert.returned }),
    ...end,
  };
}

/** How an event ends an alert; undefined for every other event. */
export function alertEndOf(event: MooringEvent): AlertEnd | undefined {
  if (event.type === 'mooring.relationship.recovered')
    return { closedAt: event.time, outcome: isBack(event.data) ? 'recovered' : 'settled-lower' };
  if (event.type !== 'mooring.alert.closed') return undefined;
  const { outcome, detail } = event.data;
  return { closedAt: event.time, outcome, ...(detail === undefined ? {} : { detail }) };
}
