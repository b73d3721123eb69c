import { DEFAULT_THRESHOLDS } from '#relationship';
import { at, type Flags, type Matrix } from './matrix.js';

/**
 * The alerts that a bare score would hold open: raised in a judged week at the threshold, closed after four weeks in a row
 * below it. Source: `_alerts` in the detection reference, core.py.
 */
export function alertsAt(scores: Matrix, eligible: Flags, threshold: number): Flags {
  return scores.map((row, account) => {
    const judged = eligible[account] ?? new Uint8Array();
    const open = new Uint8Array(row.length);
    let isOpen = false;
    let below = 0;
    for (let week = 0; week < row.length; week++) {
      const reached = at(row, week) >= threshold;
      if (isOpen) {
        below = reached ? 0 : below + 1;
        isOpen = below < DEFAULT_THRESHOLDS.clearingWeeks;
      } else if (reached && at(judged, week) === 1) {
        isOpen = true;
        below = 0;
      }
      if (isOpen) open[week] = 1;
    }
    return open;
  });
}
