import { quantileOfSorted } from './quantile.js';

/** Candidates for a threshold: shares of a score's values, dense at the top. As in `sim_metrics` of the reference, sim.py. */
const SHARES = [
  ...Array.from({ length: 80 }, (_, k) => 0.3 + (0.68 * k) / 79),
  ...Array.from({ length: 400 }, (_, k) => 0.98 + (0.02 * k) / 399),
];
const ABOVE_ALL = 1e-9;

/** Distinct values to try as thresholds, from the highest down; the first one is above all scores. */
export function thresholdsOf(scores: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(scores).toSorted();
  const values = new Set(SHARES.map((share) => quantileOfSorted(sorted, share)));
  return [(sorted.at(-1) ?? 0) + ABOVE_ALL, ...[...values].toSorted((one, other) => other - one)];
}

/**
 * What the lowest threshold within the budget leads to, going down from the top. A cost need not grow steadily (a low
 * threshold raises once and never closes), so the first excess ends the search.
 *
 * @param attempt what a threshold leads to, and its cost
 */
export function lowestWithin<Outcome extends { readonly cost: number }>(
  [highest = Number.POSITIVE_INFINITY, ...thresholds]: readonly number[],
  budget: number,
  attempt: (threshold: number) => Outcome,
): Outcome {
  let best = attempt(highest);
  for (const threshold of thresholds) {
    const outcome = attempt(threshold);
    if (outcome.cost > budget) break;
    best = outcome;
  }
  return best;
}
