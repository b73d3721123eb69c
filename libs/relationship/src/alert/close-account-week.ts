import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { countClosedWeek, evolveAccount } from '../account/evolve-account.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { isOutlookWeek, withOutlook } from '../calibrate/outlook.js';
import { type Judgement, onset } from '../detect/index.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { type AlertChange, alertChange } from './alert-change.js';
import { isHigh, judgeAccount } from './judge-account.js';

/** How a closed week leaves an account. */
export interface ClosedAccountWeek {
  readonly account: AccountState;
  /** The account with everything that is decided but not yet read back: what `change` speaks about. */
  readonly decided: AccountState;
  readonly judgement: Judgement;
  /** What there is to say; the words need the shipments behind it, see `stateChange`. */
  readonly change?: AlertChange;
}

/**
 * Counts the week that the partition has just closed for one account, and sees what it changes.
 *
 * @param pending what is decided but not yet read back (the outbox): it counts as having happened
 */
export function closeAccountWeek(
  account: AccountState,
  partition: PartitionState,
  pending: readonly MooringEvent[] = [],
): ClosedAccountWeek {
  const week = partition.lastClosed ?? 0;
  const judgement = judgeAccount(account, partition, week);
  const counted = withWeek(account, judgement, partition);
  const decided = pending.reduce(evolveAccount, counted);
  const change = alertChange(decided, judgement, partition, {
    eligibleBefore: () => judgeAccount(account, partition, observedBefore(account, partition, week)).eligible,
    onset: () => onset(cellsOf(account), unobservedWeeks(account, partition), partition.index, week),
  });
  return { account: counted, decided, judgement, ...(change === undefined ? {} : { change }) };
}

/** The last week before this one in which the account was observed: silence that nobody saw passes no limit. */
function observedBefore(account: AccountState, partition: PartitionState, week: number): number {
  const missing = new Set(unobservedWeeks(account, partition));
  let before = week - 1;
  while (missing.has(before)) before -= 1;
  return before;
}

/**
 * The account with the closed week counted. This part is state, so replay does it too, without deciding; only accounts
 * with an open or muted alert are judged for it, and all in the weeks whose judgements are kept.
 */
export function countAccountWeek(account: AccountState, partition: PartitionState): AccountState {
  const { lastClosed: week = 0, settings } = partition;
  const judged = account.alert !== undefined || account.muted !== undefined || isOutlookWeek(settings, week);
  return judged ? withWeek(account, judgeAccount(account, partition, week), partition) : account;
}

/** The account with the week counted for hysteresis, and its judgement kept where its outcome will be looked at. */
function withWeek(account: AccountState, judgement: Judgement, partition: PartitionState): AccountState {
  const { settings } = partition;
  const high = isHigh(judgement, partition);
  const below = high === undefined ? undefined : !high;
  const counted = countClosedWeek(account, below, settings.thresholds.clearingWeeks);
  return isOutlookWeek(settings, judgement.week) ? withOutlook(counted, judgement) : counted;
}
