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
    intercept: -2.307661,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.147869 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.159416 },
      { evidence: 'silence', low: 1.5, high: 3, slope: 0.177669 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.21149 },
      { evidence: 'silence', low: 5, high: null, slope: 0.061653 },
      { evidence: 'dropout', low: null, high: -4, slope: 0.051864 },
      { evidence: 'dropout', low: -4, high: -2, slope: 0.079353 },
      { evidence: 'dropout', low: -2, high: 0, slope: 0.14521 },
      { evidence: 'dropout', low: 0, high: null, slope: 0.041218 },
      { evidence: 'zn4', low: null, high: 0.5, slope: 0.008241 },
      { evidence: 'zn4', low: 0.5, high: 1.5, slope: 0.240596 },
      { evidence: 'zn4', low: 1.5, high: 2.5, slope: 0.480748 },
      { evidence: 'zv8', low: null, high: 0.5, slope: 0.016158 },
      { evidence: 'zv8', low: 0.5, high: 1.5, slope: 0.16439 },
      { evidence: 'zv8', low: 1.5, high: 2.5, slope: 0.366889 },
      { evidence: 'zv8', low: 2.5, high: null, slope: 0.131591 },
      { evidence: 'zv13', low: null, high: 0.5, slope: 0.010735 },
      { evidence: 'zv13', low: 0.5, high: 1.5, slope: 0.147007 },
      { evidence: 'zv13', low: 1.5, high: 2.5, slope: 0.284178 },
      { evidence: 'zv13', low: 2.5, high: 4, slope: 0.197799 },
      { evidence: 'v26', low: -0.4, high: 0, slope: -0.375106 },
      { evidence: 'peak', low: null, high: 0, slope: -0.239784 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.0938 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.021335 },
      { evidence: 'lastsize', low: null, high: 0, slope: -0.100621 },
      { evidence: 'lastsize', low: 0, high: null, slope: 0.007152 },
      { evidence: 'shift', low: null, high: 0.3, slope: 0.983915 },
      { evidence: 'shift', low: 0.3, high: 1, slope: 0.459773 },
      { evidence: 'shift', low: 1, high: 2, slope: 0.24923 },
      { evidence: 'shift', low: 2, high: 4, slope: 0.089526 },
      { evidence: 'shift', low: 4, high: 8, slope: 0.040321 },
      { evidence: 'shift', low: 8, high: null, slope: 0.008462 },
      { evidence: 'halving', low: null, high: -7, slope: 0.036459 },
      { evidence: 'halving', low: -7, high: -5, slope: 0.058372 },
      { evidence: 'halving', low: -5, high: -3, slope: 0.097995 },
      { evidence: 'halving', low: -3, high: -1.5, slope: 0.184218 },
      { evidence: 'halving', low: -1.5, high: null, slope: 0.055246 },
      { evidence: 'lull', low: null, high: -6, slope: 0.01571 },
      { evidence: 'lull', low: -6, high: -4, slope: 0.108844 },
      { evidence: 'lull', low: -4, high: -2.5, slope: 0.190003 },
      { evidence: 'lull', low: -2.5, high: -1, slope: 0.333382 },
    ],
  },
  change: {
    intercept: -2.341416,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.367321 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.192169 },
      { evidence: 'silence', low: 1.5, high: 3, slope: 0.129992 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.181043 },
      { evidence: 'silence', low: 5, high: null, slope: 0.148845 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.202464 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.025439 },
      { evidence: 'shift', low: null, high: 0.3, slope: 6.155996 },
      { evidence: 'shift', low: 0.3, high: 1, slope: 2.428648 },
      { evidence: 'shift', low: 1, high: 2, slope: 1.5241 },
      { evidence: 'shift', low: 2, high: 4, slope: 0.598866 },
      { evidence: 'shift', low: 4, high: 8, slope: 0.235557 },
      { evidence: 'shift', low: 8, high: null, slope: 0.073887 },
      { evidence: 'orderyoy', low: -0.5, high: 0, slope: -1.921856 },
    ],
  },
};
