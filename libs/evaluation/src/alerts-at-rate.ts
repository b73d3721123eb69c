import { alertsAt } from './hysteresis.js';
import type { Flags, Matrix } from './matrix.js';
import type { Origins } from './origins.js';
import { raiseCounts } from './raise-counts.js';
import { scoresWithin } from './ranking.js';
import { lowestWithin, thresholdsOf } from './threshold-search.js';
import type { Truth } from './truth.js';

/**
 * The alerts of a bare score at the lowest threshold that raises no more often falsely than `falseRaises` per account-year.
 * The threshold is found on the very weeks that are measured, which favours the score. Source: `alert_metrics` in the
 * detection reference, core.py.
 */
export function alertsAtRate(truth: Truth, { start }: Origins, scores: Matrix, falseRaises: number): Flags {
  return lowestWithin(thresholdsOf(scoresWithin(truth.known, scores, start)), falseRaises, (threshold) => {
    const open = alertsAt(scores, truth.eligible, threshold);
    return { open, cost: raiseCounts(truth, open, start).falseRaisesPerAccountYear };
  }).open;
}
