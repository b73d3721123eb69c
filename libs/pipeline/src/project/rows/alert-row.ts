import {
  type AccountState,
  type Judgement,
  type MooringEvent,
  type OpenAlert,
  chanceOf,
  AT_RISK_WEEKS,
  isBack,
  type Settings,
  weekStart,
  type WorthFactors,
  worthOf,
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
 * @param settings in force
 * @param judgement of the last closed week; without it, probability and amount are those that were stated
 */
export function alertRow(
  account: AccountState,
  alert: OpenAlert,
  settings: Settings,
  end?: AlertEnd,
  judgement?: Judgement,
): RowBody {
  const probability = judgement === undefined ? alert.facts.probability : chanceOf(judgement);
  const weeklyAmount = judgement === undefined ? alert.facts.weeklyAmount : judgement.meanVolume;
  const factors = factorsOf(alert, settings, { probability, value: weeklyAmount * AT_RISK_WEEKS });
  return {
    ...access(account),
    alertId: alert.alertId,
    status: end === undefined ? 'open' : 'closed',
    cause: alert.cause,
    revision: alert.revision,
    raisedWeek: weekStart(alert.raisedWeek),
    onsetWeek: weekStart(alert.onsetWeek),
    weeksBelow: alert.weeksBelow,
    probability,
    amountAtRisk:
      judgement === undefined ? alert.facts.amountAtRisk : probability * judgement.meanVolume * AT_RISK_WEEKS,
    facts: alert.facts,
    surfacing: alert.surfacing?.state ?? 'surfaced',
    ...(alert.surfacing?.placement === undefined ? {} : { placement: alert.surfacing.placement }),
    ...(factors === undefined ? {} : { worth: factors.worth, factors }),
    ...(alert.acknowledgedBy === undefined ? {} : { acknowledgedBy: alert.acknowledgedBy }),
    ...(alert.snoozedUntil === undefined ? {} : { snoozedUntil: alert.snoozedUntil }),
    ...(alert.returned === undefined ? {} : { returned: alert.returned }),
    ...end,
  };
}

/**
 * What the alert is worth by the last closed week, with the chance by which a budget has ranked it last, or the assumption
 * where none has; undefined where there are no budgets.
 */
function factorsOf(
  { cause, surfacing }: OpenAlert,
  { budget, measure }: Settings,
  now: Pick<WorthFactors, 'probability' | 'value'>,
): WorthFactors | undefined {
  if (budget === undefined) return undefined;
  const ranked = surfacing?.placement?.factors;
  const isValue = measure === 'value';
  return worthOf({
    ...now,
    basis: isValue ? 'revenue' : 'volume',
    chance: ranked?.chance ?? budget.priors[cause],
    outcomes: ranked?.outcomes ?? 0,
    cost: isValue ? budget.cost : 0,
  });
}

/** How an event ends an alert; undefined for every other event. */
export function alertEndOf(event: MooringEvent): AlertEnd | undefined {
  if (event.type === 'mooring.relationship.recovered')
    return { closedAt: event.time, outcome: isBack(event.data) ? 'recovered' : 'settled-lower' };
  if (event.type !== 'mooring.alert.closed') return undefined;
  const { outcome, detail } = event.data;
  return { closedAt: event.time, outcome, ...(detail === undefined ? {} : { detail }) };
}
