import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { calibrated, type Calibration } from '../calibrate/calibration.js';
import { type Judgement, judge } from '../detect/index.js';
import { headsOf } from '../settings/heads-of.js';
import type { PartitionState } from '../week/partition-state.js';

/** What the account's own record says at the end of a closed week. A pure function of its cells: as-of is the same call. */
export function judgeAccount(account: AccountState, partition: PartitionState, week: number): Judgement {
  const heads = headsOf(partition.settings);
  const judgement = judge(
    cellsOf(account),
    unobservedWeeks(account, partition),
    partition.index,
    week,
    heads,
  );
  const calibration = calibrationInForce(partition);
  return calibration === undefined || judgement.evidence === undefined
    ? judgement
    : { ...judgement, probability: calibrated(calibration, judgement.risk) };
}

/** The calibration that probabilities are told under; undefined: as the coefficients were fitted. */
export function calibrationInForce({ settings, calibration }: PartitionState): Calibration | undefined {
  return settings.calibration === 'on' ? calibration : undefined;
}

/** True when either score reaches its threshold; undefined in a week in which the account was not observed. */
export function isHigh(judgement: Judgement, { settings }: PartitionState): boolean | undefined {
  if (judgement.reason === 'unobserved') return undefined;
  if (judgement.evidence === undefined) return false;
  const { risk, change } = settings.thresholds;
  return judgement.risk >= risk || judgement.change >= change;
}
