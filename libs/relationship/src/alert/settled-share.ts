import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { indexAt, volumeAt, YEAR_WEEKS } from '../detect/index.js';
import { round } from '../explain/round.js';
import type { PartitionState } from '../week/partition-state.js';

/** An account that is back shows it in the shorter ones first, one that only had a good month in the longer ones. */
const LATEST_WEEKS = [4, 8, 13] as const;
/** Less of a year says too little about what was usual. */
const FEWEST_WEEKS = 13;

/**
 * What an account ships by now of what it shipped in the year before a change began: as volume per week of the market's index, over
 * the weeks that were observed; the most of the last 4, 8 and 13 closed weeks. 1 = as before, 6 decimals. On the demo company the
 * last 13 weeks alone called 35 of 81 cleared alerts lower, 8 of them rightly by the quarter that followed; this way 6, of
 * which 3 rightly, and one of the others was above 0.7.
 *
 * @param onsetWeek number of the week in which the change is estimated to have begun
 * @returns undefined where too little is known of the time before
 */
export function settledShare(
  account: AccountState,
  onsetWeek: number,
  partition: PartitionState,
): number | undefined {
  const cells = cellsOf(account);
  const missing = new Set(unobservedWeeks(account, partition));
  const { lastClosed = 0, index } = partition;
  const firstOrder = cells.orders.findIndex((count) => count > 0);
  const first = Math.max(cells.ordersFrom + firstOrder, cells.volumeFrom, onsetWeek - YEAR_WEEKS);
  const level = (from: number, to: number): { readonly weeks: number; readonly perWeek: number } => {
    let [weeks, volume, usual] = [0, 0, 0];
    for (let week = from; week < to; week += 1) {
      if (missing.has(week)) continue;
      weeks += 1;
      volume += volumeAt(cells, week);
      usual += indexAt(index, week);
    }
    return { weeks, perWeek: usual > 0 ? volume / usual : 0 };
  };
  const before = level(first, onsetWeek);
  if (firstOrder < 0 || before.weeks < FEWEST_WEEKS || before.perWeek <= 0) return undefined;
  const latest = LATEST_WEEKS.map((weeks) => level(lastClosed - weeks + 1, lastClosed + 1).perWeek);
  return round(Math.max(...latest) / before.perWeek);
}
