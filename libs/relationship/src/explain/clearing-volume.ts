import type { IndexSeries, Judgement, WeeklyCells } from '../detect/index.js';
import { headsOf } from '../settings/heads-of.js';
import type { Settings } from '../settings/settings.js';
import { comingWeek, judgeAhead } from './coming-weeks.js';
import { round } from './round.js';

/** Halvings of the search: the answer is exact to a thousandth of the cap, before it is rounded up. */
const STEPS = 10;
/** Digits of the answer; it is told as "about". */
const DIGITS = 2;

/**
 * The amount in the coming week, at an index of 1 and in orders of the usual size, that alone brings both scores below
 * their thresholds: what-if is the same pure judgement over one more cell. Searched by bisection between nothing and the
 * cap, above which more volume does not count, and rounded up to two digits; what is returned has itself been judged. In
 * units of the measure; 0 when an empty week does, null when not even the cap does.
 *
 * The context `lastsize` is not monotone, so the answer is an amount that clears, not provably the smallest one.
 */
export function clearingVolume(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  now: Judgement,
  { thresholds }: Pick<Settings, 'thresholds'>,
): number | null {
  const { week, cap, ratePerIndex, ordersPerIndex } = now;
  if (ordersPerIndex <= 0 || ratePerIndex <= 0 || cap <= 0) return null;
  const heads = headsOf({ thresholds });
  const size = ratePerIndex / ordersPerIndex;
  const clears = (amount: number): boolean => {
    const next = judgeAhead(cells, unobserved, series, week, [comingWeek(amount, size)], heads);
    if (next.evidence === undefined) return false;
    return next.risk < thresholds.risk && next.change < thresholds.change;
  };
  if (clears(0)) return 0;
  let high = roundedUp(cap);
  if (!clears(high)) return null;
  let low = 0;
  for (let step = 0; step < STEPS; step++) {
    const middle = roundedUp((low + high) / 2);
    if (middle >= high) break;
    if (clears(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function roundedUp(amount: number): number {
  if (amount <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(amount)) + 1 - DIGITS);
  return round(Math.ceil(amount / unit) * unit);
}
