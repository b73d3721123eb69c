import type { Heads } from './score.js';

/** When an alert is raised and cleared. */
export interface Thresholds {
  /** Raise when the risk score reaches this. */
  readonly risk: number;
  /** Or when the change score reaches this. */
  readonly change: number;
  /** Weeks in a row below both after which an alert clears. */
  readonly clearingWeeks: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { risk: -1.3, change: 0.6, clearingWeeks: 4 };

/**
 * The coefficients, as `mooring fit` prints them for the development stores of a wholesaler and simulated portfolios (see
 * docs/model-card.md). Slopes are bound to their evidence's sign: more evidence never lowers a score, except the context
 * `lograte` and `lastsize`.
 */
export const WEIGHTS: Heads = {
  risk: {
    intercept: -2.30619,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.147818 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.158688 },
      { evidence: 'silence', low: 1.5, high: 3, slope: 0.176492 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.209425 },
      { evidence: 'silence', low: 5, high: null, slope: 0.060414 },
      { evidence: 'dropout', low: null, high: -4, slope: 0.051669 },
      { evidence: 'dropout', low: -4, high: -2, slope: 0.07893 },
      { evidence: 'dropout', low: -2, high: 0, slope: 0.143588 },
      { evidence: 'dropout', low: 0, high: null, slope: 0.039562 },
      { evidence: 'zn4', low: null, high: 0.5, slope: 0.007981 },
      { evidence: 'zn4', low: 0.5, high: 1.5, slope: 0.238613 },
      { evidence: 'zn4', low: 1.5, high: 2.5, slope: 0.467364 },
      { evidence: 'zv8', low: null, high: 0.5, slope: 0.016118 },
      { evidence: 'zv8', low: 0.5, high: 1.5, slope: 0.163747 },
      { evidence: 'zv8', low: 1.5, high: 2.5, slope: 0.360068 },
      { evidence: 'zv8', low: 2.5, high: null, slope: 0.124218 },
      { evidence: 'zv13', low: null, high: 0.5, slope: 0.010739 },
      { evidence: 'zv13', low: 0.5, high: 1.5, slope: 0.146976 },
      { evidence: 'zv13', low: 1.5, high: 2.5, slope: 0.281511 },
      { evidence: 'zv13', low: 2.5, high: 4, slope: 0.193857 },
      { evidence: 'v26', low: -0.4, high: 0, slope: -0.379024 },
      { evidence: 'peak', low: null, high: 0, slope: -0.238894 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.093695 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.020961 },
      { evidence: 'lastsize', low: null, high: 0, slope: -0.100572 },
      { evidence: 'lastsize', low: 0, high: null, slope: 0.00741 },
      { evidence: 'shift', low: null, high: 0.3, slope: 1.006815 },
      { evidence: 'shift', low: 0.3, high: 1, slope: 0.479413 },
      { evidence: 'shift', low: 1, high: 2, slope: 0.263977 },
      { evidence: 'shift', low: 2, high: 4, slope: 0.099993 },
      { evidence: 'shift', low: 4, high: 8, slope: 0.054383 },
      { evidence: 'shift', low: 8, high: null, slope: 0.01804 },
      { evidence: 'halving', low: null, high: -7, slope: 0.036491 },
      { evidence: 'halving', low: -7, high: -5, slope: 0.058456 },
      { evidence: 'halving', low: -5, high: -3, slope: 0.098177 },
      { evidence: 'halving', low: -3, high: -1.5, slope: 0.184629 },
      { evidence: 'halving', low: -1.5, high: null, slope: 0.054959 },
      { evidence: 'lull', low: null, high: -6, slope: 0.015718 },
      { evidence: 'lull', low: -6, high: -4, slope: 0.109105 },
      { evidence: 'lull', low: -4, high: -2.5, slope: 0.190495 },
      { evidence: 'lull', low: -2.5, high: -1, slope: 0.333878 },
    ],
  },
  change: {
    intercept: -2.335545,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.36145 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.180696 },
      { evidence: 'silence', low: 1.5, high: 3, slope: 0.121961 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.173408 },
      { evidence: 'silence', low: 5, high: null, slope: 0.141901 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.20682 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.027487 },
      { evidence: 'shift', low: null, high: 0.3, slope: 6.299098 },
      { evidence: 'shift', low: 0.3, high: 1, slope: 2.545873 },
      { evidence: 'shift', low: 1, high: 2, slope: 1.636442 },
      { evidence: 'shift', low: 2, high: 4, slope: 0.624781 },
      { evidence: 'shift', low: 4, high: 8, slope: 0.23566 },
      { evidence: 'shift', low: 8, high: null, slope: 0.068782 },
      { evidence: 'orderyoy', low: -0.5, high: 0, slope: -1.913654 },
    ],
  },
};
