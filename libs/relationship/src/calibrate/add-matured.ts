import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import type { PartitionState } from '../week/partition-state.js';
import { MATURITY_WEEKS, outcomeOf } from './outcome-of.js';
import { addOutcome, type ScoreBins } from './score-bins.js';

/**
 * What became of one account since it was judged 27 weeks before `week`, added to the outcomes of others. Nothing when it was not
 * judged then, or when one of its feeds was silent since: no data is not a loss.
 */
export function addMatured(
  outcomes: ScoreBins,
  account: AccountState,
  partition: PartitionState,
  week: number,
): ScoreBins {
  const origin = week - MATURITY_WEEKS;
  const outlook = account.outlooks?.find((one) => one.week === origin);
  if (outlook === undefined) return outcomes;
  if (unobservedWeeks(account, partition).some((missing) => missing > origin)) return outcomes;
  const outcome = outcomeOf(cellsOf(account), partition.index, origin);
  return outcome === undefined ? outcomes : addOutcome(outcomes, outlook.score / 1000, outcome === 'lost');
}
