import type { Tie } from './ranking.js';

/**
 * The chance that a lost case is ranked above a kept one, ties counted half (Mann and Whitney 1947); NaN where all cases
 * ended alike.
 */
export function aucOf(ranking: readonly Tie[]): number {
  let above = 0;
  let kept = 0;
  let pairs = 0;
  for (const tie of ranking) {
    pairs += tie.kept * (above + tie.lost / 2);
    above += tie.lost;
    kept += tie.kept;
  }
  return pairs / (above * kept);
}

/**
 * Precision averaged over the lost cases as the list is read from the top, ties read at once: Σ (Rₙ − Rₙ₋₁) Pₙ, without
 * interpolation (as scikit-learn's `average_precision_score`); NaN where nothing was lost.
 */
export function averagePrecisionOf(ranking: readonly Tie[]): number {
  let lost = 0;
  let read = 0;
  let total = 0;
  for (const tie of ranking) {
    lost += tie.lost;
    read += tie.lost + tie.kept;
    total += (tie.lost * lost) / read;
  }
  return total / lost;
}

/** Lost cases to be expected among the first `places`, when ties are in any order. */
export function expectedHits(ranking: readonly Tie[], places: number): number {
  let left = places;
  let hits = 0;
  for (const { lost, kept } of ranking) {
    const taken = Math.min(left, lost + kept);
    hits += (taken * lost) / (lost + kept);
    left -= taken;
    if (left <= 0) break;
  }
  return hits;
}

/** Accounts that somebody could call in a week: a share of those judged, rounded up, at least one. */
export function placesOf(cases: number, share: number): number {
  return Math.max(1, Math.ceil(share * cases));
}
