import type { AccountState, OpenAlert } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { silentFeeds } from '../account/silent-feeds.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { isHigh } from '../alert/judge-account.js';
import {
  GAPS_TO_PAUSE,
  type Judgement,
  MAX_RHYTHM_WEEKS,
  MIN_ORDER_WEEKS,
  MIN_WEEKS_SINCE_FIRST,
  ordersAt,
  RING_WEEKS,
} from '../detect/index.js';
import { round } from '../explain/round.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekStart } from '../week.js';
import { explainingLull } from './explaining-lull.js';
import { EXPLAINED_WEEKS } from './market-as-usual.js';
import type { Silence } from './silence.js';

/**
 * Why an account raises no alert at the end of the partition's last closed week, in the order in which it is told; never
 * empty. An open alert is a reason too: there is at most one.
 *
 * @param judgement of the account at the end of that week
 */
export function silenceLedger(
  account: AccountState,
  judgement: Judgement,
  partition: PartitionState,
): readonly Silence[] {
  const high = isHigh(judgement, partition) === true;
  const reasons: readonly Silence[] = [
    ...ofAlert(account),
    ...silentFeeds(account, partition).map(({ feed, since }): Silence => ({
      reason: 'feed-silent',
      feed,
      since,
    })),
    ...ofHistory(account, judgement, partition),
    ...ofScores(account, judgement, partition, high),
    ...ofMute(account),
  ];
  // Alerts are raised when a week closes: rows that came since, or other settings, are judged then.
  const awaited: readonly Silence[] = reasons.length === 0 ? [{ reason: 'next-week' }] : [];
  return [...reasons, ...awaited, ...ofGaps(account, judgement, partition)];
}

/** What is told of an account with an open alert, and why that may be quiet. */
function ofAlert({ alert }: AccountState): readonly Silence[] {
  if (alert === undefined) return [];
  const { cause, raisedWeek, snoozedUntil: until, snooze, surfacing } = alert;
  const why = snooze === undefined ? {} : { why: snooze.reason };
  return [
    ...(until === undefined ? [] : [{ reason: 'snoozed' as const, until, ...why }]),
    ...ofBudget(surfacing),
    { reason: 'alert-open', cause, since: weekStart(raisedWeek) },
  ];
}

/** The week's budget had no room for it, or it was not worth an answer. */
function ofBudget(surfacing: OpenAlert['surfacing']): readonly Silence[] {
  if (surfacing?.state !== 'held' || surfacing.placement === undefined) return [];
  const { rank, of, capacity } = surfacing.placement;
  return [{ reason: 'held', rank, of, capacity }];
}

/** Why an account without an alert is not judged, and how much is missing. */
function ofHistory(
  account: AccountState,
  { week, reason, age, medianGap = 0, silence, silenceLimit }: Judgement,
  partition: PartitionState,
): readonly Silence[] {
  if (account.alert !== undefined) return [];
  switch (reason) {
    case undefined:
    case 'unobserved':
      return [];
    case 'not-enough-history':
      return [{ reason, weeks: Math.max(0, age - 1), needed: MIN_WEEKS_SINCE_FIRST }];
    case 'too-few-orders':
      return [{ reason, orderWeeks: orderWeeks(account, partition, week), needed: MIN_ORDER_WEEKS }];
    case 'gap-too-long':
      return [{ reason, usualGap: medianGap, longest: Math.floor(MAX_RHYTHM_WEEKS / GAPS_TO_PAUSE) }];
    case 'no-volume-last-year':
      return [{ reason }];
    case 'silent-too-long':
      return [{ reason, silence, limit: silenceLimit }];
  }
}

/** Observed weeks with an order in the ring. */
function orderWeeks(account: AccountState, partition: PartitionState, week: number): number {
  const cells = cellsOf(account);
  const missing = new Set(unobservedWeeks(account, partition));
  return Array.from({ length: RING_WEEKS }, (_, back) => week - back).filter(
    (at) => !missing.has(at) && ordersAt(cells, at) > 0,
  ).length;
}

/** Why the scores of an account that is judged are low; what explains them comes first. */
function ofScores(
  account: AccountState,
  judgement: Judgement,
  partition: PartitionState,
  high: boolean,
): readonly Silence[] {
  if (high || !judgement.eligible || judgement.evidence === undefined || account.alert !== undefined)
    return [];
  const { risk, change } = judgement;
  const { thresholds } = partition.settings;
  return [
    ...explainingLull(account, judgement, partition),
    {
      reason: 'below-threshold',
      risk: round(risk),
      riskThreshold: thresholds.risk,
      riskMissing: round(thresholds.risk - risk),
      change: round(change),
      changeThreshold: thresholds.change,
      changeMissing: round(thresholds.change - change),
    },
  ];
}

/** What an alert that was closed by hand keeps quiet. */
function ofMute({ alert, muted }: AccountState): readonly Silence[] {
  if (alert !== undefined || muted === undefined) return [];
  const { onsetWeek, untilWeek } = muted;
  const until = untilWeek === undefined ? {} : { until: weekStart(untilWeek) };
  return [{ reason: 'cooling-down', ...until, onset: weekStart(onsetWeek) }];
}

/** Weeks of the last quarter that nobody saw. */
function ofGaps(account: AccountState, { week }: Judgement, partition: PartitionState): readonly Silence[] {
  const missing = unobservedWeeks(account, partition).filter(
    (at) => at > week - EXPLAINED_WEEKS && at <= week,
  ).length;
  return missing === 0 ? [] : [{ reason: 'unobserved', missing, weeks: EXPLAINED_WEEKS }];
}
