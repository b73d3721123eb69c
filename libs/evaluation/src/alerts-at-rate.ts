import { alertsAt } from './hysteresis.js';
import { entry, type Flags, isSet, type Matrix } from './matrix.js';
import type { Origins } from './origins.js';
import { raiseCounts } from './raise-counts.js';
import { UNSCORED } from './ranking.js';
import { lowestWithin, thresholdsOf } from './threshold-search.js';
import type { Truth } from './truth.js';

/**
 * The alerts of a bare score at the lowest threshold that raises no more often falsely than `falseRaises` per account-year.
 * The threshold is found on the very weeks that are measured, which favours the score. Source: `alert_metrics` in the
 * detection reference, core.py.
 */
export function alertsAtRate(truth: Truth, { start }: Origins, scores: Matrix, falseRaises: number): Flags {
  const judged: number[] = [];
  for (const [account, row] of truth.known.entries()) {
    for (let week = start; week < row.length; week++) {
      const score = entry(scores, account, week);
      if (isSet(truth.known, account, week)) judged.push(Number.isFinite(score) ? score : UNSCORED);
    }
  }
  return lowestWithin(thresholdsOf(judged), falseRaises, (threshold) => {
    const open = alertsAt(scores, truth.eligible, threshold);
    return { open, cost: raiseCounts(truth, open, start).falseRaisesPerAccountYear };
  }).open;
}
