import { medianGapBefore } from '../calibrate/outcome-of.js';
import { ordersAt, QUARTER_WEEKS, type WeeklyCells } from '../detect/index.js';

/** A customer that stopped: a last order, and a long silence after it. Weeks are week numbers. */
export interface Lapse {
  /** The last week with an order. */
  readonly last: number;
  /** The week in which the rule that everybody can follow, "nothing for 90 days", became true: 13 observed weeks later. */
  readonly seen: number;
}

const SHORTEST_LAPSE = 26;
const LAPSE_GAPS = 4;

/**
 * All lapses of an account that are known by now: no order in more than 26 observed weeks and 4 of its median gaps, as in the
 * evaluation (detection reference, score.py), whether the account could be judged or not. Weeks that nobody saw are no silence.
 *
 * @param first week number of the first closed week: earlier ones were judged by nobody
 * @param now week number of the last closed week
 */
export function lapsesOf(
  cells: WeeklyCells,
  unobserved: readonly number[],
  first: number,
  now: number,
): readonly Lapse[] {
  const missing = new Set(unobserved);
  const lapses: Lapse[] = [];
  let silent: number[] = [];
  for (let week = now; week >= Math.max(first, cells.ordersFrom); week -= 1) {
    if (ordersAt(cells, week) <= 0) {
      if (!missing.has(week)) silent.push(week);
      continue;
    }
    const gap = medianGapBefore(cells, week);
    const seen = silent.at(-QUARTER_WEEKS);
    if (gap !== undefined && seen !== undefined && silent.length > Math.max(SHORTEST_LAPSE, LAPSE_GAPS * gap))
      lapses.unshift({ last: week, seen });
    silent = [];
  }
  return lapses;
}
