import { type Heads, type IndexSeries, judge, type Judgement, type WeeklyCells } from '../detect/index.js';
import { headsOf } from '../settings/heads-of.js';
import type { Settings } from '../settings/settings.js';
import { round } from './round.js';

/** Halvings of the search: the answer is exact to a thousandth of the cap, before it is rounded up. */
const STEPS = 10;
/** Digits of the answer; it is told as "about". */
const DIGITS = 2;

/** A week that might come. */
export interface Counterfactual {
  /** In units of the measure. */
  readonly amount: number;
  readonly orders: number;
}

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
    const next = judgeNext(cells, unobserved, series, week, comingWeek(amount, size), heads);
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

/** A week of some amount, in orders of a size; an amount below it still takes one order. */
export function comingWeek(amount: number, size: number): Counterfactual {
  return { amount, orders: amount > 0 ? Math.max(1, Math.round(amount / size)) : 0 };
}

/** The judgement at the end of the week after `week`, if that week brought this. */
function judgeNext(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
  coming: Counterfactual,
  heads: Heads,
): Judgement {
  const next = {
    volumeFrom: cells.volumeFrom,
    volume: endingWith(cells.volume, week + 1 - cells.volumeFrom, Math.round(coming.amount * 1000)),
    ordersFrom: cells.ordersFrom,
    orders: endingWith(cells.orders, week + 1 - cells.ordersFrom, coming.orders),
  };
  return judge(next, unobserved, series, week + 1, heads);
}

/** The list up to a position, with a value there; what was booked ahead is left out. */
function endingWith(values: readonly number[], position: number, value: number): readonly number[] {
  const before = values.slice(0, Math.max(0, position));
  const gap = Math.max(0, position - before.length);
  return [...before, ...Array.from({ length: gap }, () => 0), value];
}

function roundedUp(amount: number): number {
  if (amount <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(amount)) + 1 - DIGITS);
  return round(Math.ceil(amount / unit) * unit);
}
