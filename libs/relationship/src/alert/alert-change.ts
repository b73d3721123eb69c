import type { AccountState, Muted } from '../account/account-state.js';
import { calibrated } from '../calibrate/calibration.js';
import type { Judgement } from '../detect/index.js';
import type { AlertFacts } from '../explain/alert-facts.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekOf } from '../week.js';
import { hasResumed } from '../winback/has-resumed.js';
import { calibrationInForce, isHigh } from './judge-account.js';

export type AlertChange = 'loosened' | 'worsened' | 'paused' | 'recovered';

/** What is looked up only when it is needed. */
interface Hindsight {
  /** Whether the account was eligible at the end of the last observed week before. */
  readonly eligibleBefore: () => boolean;
  /** Week number in which the change is estimated to have begun. */
  readonly onset: () => number;
}

/**
 * What a judgement changes about the alert of an account, by the rules of detection.md section 3: raise while eligible
 * and either score is high; pausing does not close an alert; enough weeks in a row below both clear it, unless the
 * account is silent past its limit.
 *
 * @param account with the judged week already counted (`countClosedWeek`), and what is decided already in effect
 */
export function alertChange(
  account: AccountState,
  judgement: Judgement,
  partition: PartitionState,
  { eligibleBefore, onset }: Hindsight,
): AlertChange | undefined {
  const high = isHigh(judgement, partition);
  if (high === undefined) return undefined;
  const { thresholds } = partition.settings;
  const { alert, muted } = account;
  if (alert === undefined) {
    if (judgement.eligible && high)
      return muted === undefined || isOver(muted, judgement.week) || onset() > muted.onsetWeek
        ? 'loosened'
        : undefined;
    return judgement.pausedNow && eligibleBefore() ? 'paused' : undefined;
  }
  if (judgement.pausedNow) {
    return alert.cause === 'loosening' || hasPausedAgain(account, partition) ? 'paused' : undefined;
  }
  if (alert.weeksBelow >= thresholds.clearingWeeks) return 'recovered';
  const worse = (judgement.probability ?? 0) - statedThen(alert.facts, partition) >= thresholds.worsening;
  return alert.cause === 'loosening' && high && worse ? 'worsened' : undefined;
}

/** Whether a cool-down has passed by the end of a week. */
function isOver({ untilWeek }: Muted, week: number): boolean {
  return untilWeek !== undefined && week >= untilWeek;
}

/**
 * Whether an account that was paused has shipped since that was stated, so that its win-back was over, and is silent past
 * its limit again before the alert could clear: it needs another plan.
 */
function hasPausedAgain(account: AccountState, { settings }: PartitionState): boolean {
  const { alert, winback } = account;
  if (alert === undefined || settings.winback === undefined || winback !== undefined) return false;
  return hasResumed(account, weekOf(alert.facts.week));
}

/** The probability of the last statement, on today's scale: a new calibration alone makes nothing worse. */
function statedThen({ risk, probability }: AlertFacts, partition: PartitionState): number {
  const calibration = calibrationInForce(partition);
  return calibration === undefined || risk === null ? probability : calibrated(calibration, risk);
}
