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
    intercept: -2.312093,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.145904 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.157478 },
      { evidence: 'silence', low: 1.5, high: 3, slope: 0.176793 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.211926 },
      { evidence: 'silence', low: 5, high: null, slope: 0.061665 },
      { evidence: 'dropout', low: null, high: -4, slope: 0.051663 },
      { evidence: 'dropout', low: -4, high: -2, slope: 0.079506 },
      { evidence: 'dropout', low: -2, high: 0, slope: 0.145957 },
      { evidence: 'dropout', low: 0, high: null, slope: 0.041153 },
      { evidence: 'zn4', low: null, high: 0.5, slope: 0.007932 },
      { evidence: 'zn4', low: 0.5, high: 1.5, slope: 0.240191 },
      { evidence: 'zn4', low: 1.5, high: 2.5, slope: 0.480277 },
      { evidence: 'zv8', low: null, high: 0.5, slope: 0.016024 },
      { evidence: 'zv8', low: 0.5, high: 1.5, slope: 0.164001 },
      { evidence: 'zv8', low: 1.5, high: 2.5, slope: 0.366169 },
      { evidence: 'zv8', low: 2.5, high: null, slope: 0.131368 },
      { evidence: 'zv13', low: null, high: 0.5, slope: 0.010623 },
      { evidence: 'zv13', low: 0.5, high: 1.5, slope: 0.146762 },
      { evidence: 'zv13', low: 1.5, high: 2.5, slope: 0.283733 },
      { evidence: 'zv13', low: 2.5, high: 4, slope: 0.197533 },
      { evidence: 'v26', low: -0.4, high: 0, slope: -0.375972 },
      { evidence: 'peak', low: null, high: 0, slope: -0.24036 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.094026 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.021399 },
      { evidence: 'lastsize', low: null, high: 0, slope: -0.100497 },
      { evidence: 'lastsize', low: 0, high: null, slope: 0.007259 },
      { evidence: 'shift', low: null, high: 0.3, slope: 0.976328 },
      { evidence: 'shift', low: 0.3, high: 1, slope: 0.467917 },
      { evidence: 'shift', low: 1, high: 2, slope: 0.253676 },
      { evidence: 'shift', low: 2, high: 4, slope: 0.091319 },
      { evidence: 'shift', low: 4, high: 8, slope: 0.03998 },
      { evidence: 'shift', low: 8, high: null, slope: 0.008334 },
      { evidence: 'halving', low: null, high: -7, slope: 0.036479 },
      { evidence: 'halving', low: -7, high: -5, slope: 0.058466 },
      { evidence: 'halving', low: -5, high: -3, slope: 0.098188 },
      { evidence: 'halving', low: -3, high: -1.5, slope: 0.184627 },
      { evidence: 'halving', low: -1.5, high: null, slope: 0.055263 },
      { evidence: 'lull', low: null, high: -6, slope: 0.015742 },
      { evidence: 'lull', low: -6, high: -4, slope: 0.108969 },
      { evidence: 'lull', low: -4, high: -2.5, slope: 0.190139 },
      { evidence: 'lull', low: -2.5, high: -1, slope: 0.333469 },
    ],
  },
  change: {
    intercept: -2.371544,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.321108 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.186735 },
      { evidence: 'silence', low: 1.5, high: 3, slope: 0.126701 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.184322 },
      { evidence: 'silence', low: 5, high: null, slope: 0.149295 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.203646 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.029402 },
      { evidence: 'shift', low: null, high: 0.3, slope: 6.295753 },
      { evidence: 'shift', low: 0.3, high: 1, slope: 2.445731 },
      { evidence: 'shift', low: 1, high: 2, slope: 1.524363 },
      { evidence: 'shift', low: 2, high: 4, slope: 0.598398 },
      { evidence: 'shift', low: 4, high: 8, slope: 0.235208 },
      { evidence: 'shift', low: 8, high: null, slope: 0.073698 },
      { evidence: 'orderyoy', low: -0.5, high: 0, slope: -1.911911 },
    ],
  },
};
