import type { IndexSeries, Judgement, WeeklyCells } from '../detect/index.js';
import { comingWeek, judgeAhead } from '../explain/coming-weeks.js';
import { round } from '../explain/round.js';
import { headsOf } from '../settings/heads-of.js';
import type { Settings } from '../settings/settings.js';

/** Halvings of the search: the answer is exact to a thousandth of the cap, before it is rounded down. */
const STEPS = 10;
/** Digits of the answer; it is told as "about". */
const DIGITS = 2;

/** What would raise an alert. */
export type Raising =
  /** Less than this amount in the coming week, in units of the measure. */
  | { readonly below: number }
  /** So many weeks in a row, from the coming one on, without an order. */
  | { readonly emptyWeeks: number };

/**
 * What the coming weeks would have to bring for an account below its thresholds to be alerted: what-if is the same pure
 * judgement over more cells, at an index of 1. The amount was searched by bisection between nothing and the cap, and was
 * itself judged to raise; the context `lastsize` is not monotone, so it is an amount that raises, not provably the largest.
 * Undefined where nothing but the silence limit will.
 */
export function raisingVolume(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  now: Judgement,
  { thresholds }: Pick<Settings, 'thresholds'>,
): Raising | undefined {
  const { week, cap, ratePerIndex, ordersPerIndex, silence, silenceLimit } = now;
  if (!now.eligible || ordersPerIndex <= 0 || ratePerIndex <= 0 || cap <= 0) return undefined;
  const heads = headsOf({ thresholds });
  const size = ratePerIndex / ordersPerIndex;
  const raises = (amounts: readonly number[]): boolean => {
    const coming = amounts.map((amount) => comingWeek(amount, size));
    const next = judgeAhead(cells, unobserved, series, week, coming, heads);
    if (!next.eligible || next.evidence === undefined) return false;
    return next.risk >= thresholds.risk || next.change >= thresholds.change;
  };
  for (let empty = 1; silence + empty <= silenceLimit; empty += 1) {
    if (!raises(Array.from({ length: empty }, () => 0))) continue;
    return empty > 1
      ? { emptyWeeks: empty }
      : (belowWhich(cap, (amount) => raises([amount])) ?? { emptyWeeks: 1 });
  }
  return undefined;
}

/** The largest amount found that still raises, rounded down; undefined where only an empty week does. */
function belowWhich(cap: number, raises: (amount: number) => boolean): Raising | undefined {
  let low = 0;
  let high = cap;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (raises(middle)) low = middle;
    else high = middle;
  }
  const below = roundedDown(low);
  return below > 0 && raises(below) ? { below } : undefined;
}

function roundedDown(amount: number): number {
  if (amount <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(amount)) + 1 - DIGITS);
  return round(Math.floor(amount / unit) * unit);
}
