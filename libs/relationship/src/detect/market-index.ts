import type { IndexSeries } from './index-series.js';
import { volumeAt, type WeeklyCells } from './judge-input.js';
import { rhythmOf } from './rhythm.js';
import { clip, openRing } from './ring.js';

/**
 * A partial sum of the market index, in integers of 1e-9 units: what one account or one partition of accounts adds.
 * Integers add up to the same sum in any order and grouping (exactly, up to some two million accounts).
 */
export interface MarketPartial {
  /** Σ w · min(4, min(v, cap) / m). */
  readonly numerator: number;
  /** Σ w. */
  readonly denominator: number;
}

/** An account as the market index sees it. */
export interface MarketAccount {
  readonly cells: WeeklyCells;
  /** Weeks, sorted, in which its feed was silent. */
  readonly unobserved: readonly number[];
}

const NANO = 1e9;
/** Weight of "as usual" in the index: a handful of accounts cannot swing it. */
const PRIOR = 5;
const MAX_RATIO = 4;
const LOWEST_INDEX = 0.15;
const HIGHEST_INDEX = 3;

export const NO_MARKET: MarketPartial = { numerator: 0, denominator: 0 };

/**
 * What an account adds to the index of `week`: this week's capped volume against its mean m of the year up to the week
 * before, weighted λ/(1 + λ) by its orders per week λ. `series` needs to reach up to the week before only. Nothing when
 * the account was not live at the week before, or its week is unobserved. Source: the detection reference, section 3.
 */
export function marketWeight(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
): MarketPartial {
  if (unobserved.includes(week)) return NO_MARKET;
  const ring = openRing(cells, unobserved, series, week - 1);
  const rhythm = ring && rhythmOf(ring);
  if (rhythm === undefined || !rhythm.live || rhythm.year.meanVolume <= 0) return NO_MARKET;
  const { meanVolume, ordersPerWeek } = rhythm.year;
  const ratio = Math.min(MAX_RATIO, Math.min(volumeAt(cells, week), rhythm.cap) / meanVolume);
  const weight = ordersPerWeek / (1 + ordersPerWeek);
  return { numerator: Math.round(weight * ratio * NANO), denominator: Math.round(weight * NANO) };
}

/** The partial sum over some accounts. */
export function marketPartial(
  accounts: Iterable<MarketAccount>,
  series: IndexSeries,
  week: number,
): MarketPartial {
  let partial = NO_MARKET;
  for (const { cells, unobserved } of accounts) {
    partial = addMarket(partial, marketWeight(cells, unobserved, series, week));
  }
  return partial;
}

/** The sum of two partials. */
export function addMarket(a: MarketPartial, b: MarketPartial): MarketPartial {
  return { numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator };
}

/** The index of a week from all its partials: (5 + Σ numerator) / (5 + Σ denominator), within 0.15…3; 1 without accounts. */
export function closeIndex(partials: Iterable<MarketPartial>): number {
  let total = NO_MARKET;
  for (const partial of partials) total = addMarket(total, partial);
  return clip(
    (PRIOR * NANO + total.numerator) / (PRIOR * NANO + total.denominator),
    LOWEST_INDEX,
    HIGHEST_INDEX,
  );
}

/**
 * What the accounts alone say: the index is drawn towards 1, the more so the fewer accounts there are. Never negative.
 *
 * @param weight Σ w of the accounts behind the index
 */
export function withoutPrior(index: number, weight: number): number {
  return Math.max(0, ((PRIOR + weight) * index - PRIOR) / weight);
}
