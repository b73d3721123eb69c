import type { Heads } from './score.js';

/**
 * The coefficients of the compact detector that Mooring started from (detection reference, weights.json). Installations
 * whose settings were written for it go on with it: their thresholds mean its scores. They also tie our evidences to the
 * reference.
 */
export const COMPACT_WEIGHTS: Heads = {
  risk: {
    intercept: -0.432274,
    terms: [
      { evidence: 'silence', low: null, high: 0.7, slope: 0.520953 },
      { evidence: 'silence', low: 0.7, high: 1.5, slope: 0.030819 },
      { evidence: 'silence', low: 3, high: 5, slope: 0.126379 },
      { evidence: 'silence', low: 5, high: null, slope: 0.085042 },
      { evidence: 'gaptrend', low: 0, high: 0.5, slope: 1.295535 },
      { evidence: 'gaptrend', low: 0.5, high: null, slope: 0.608987 },
      { evidence: 'dropout', low: null, high: -4, slope: 0.352671 },
      { evidence: 'dropout', low: -4, high: -2, slope: 0.157427 },
      { evidence: 'zn4', low: 0.5, high: 1.5, slope: 0.441367 },
      { evidence: 'zn4', low: 1.5, high: 2.5, slope: 0.809153 },
      { evidence: 'zv8', low: 0.5, high: 1.5, slope: 0.266252 },
      { evidence: 'zv8', low: 1.5, high: 2.5, slope: 0.562761 },
      { evidence: 'zv8', low: 2.5, high: null, slope: 0.142168 },
      { evidence: 'zv13', low: 0.5, high: 1.5, slope: 0.280972 },
      { evidence: 'zv13', low: 1.5, high: 2.5, slope: 0.611897 },
      { evidence: 'zv13', low: 2.5, high: 4, slope: 0.596782 },
      { evidence: 'v26', low: -0.4, high: 0, slope: -1.494043 },
      { evidence: 'peak', low: null, high: 0, slope: -0.18674 },
      { evidence: 'lograte', low: null, high: 0, slope: -0.901894 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.535891 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.164329 },
      { evidence: 'lastsize', low: null, high: 0, slope: -0.369791 },
      { evidence: 'lastsize', low: 0, high: null, slope: 0.124281 },
    ],
  },
  change: {
    intercept: -2.337164,
    terms: [
      { evidence: 'gaptrend', low: 0, high: 0.5, slope: 1.169569 },
      { evidence: 'gaptrend', low: 0.5, high: null, slope: 2.148934 },
      { evidence: 'glr', low: null, high: 1, slope: 0.776477 },
      { evidence: 'glr', low: 1, high: 3, slope: 0.513884 },
      { evidence: 'glr', low: 3, high: 6, slope: 0.541039 },
      { evidence: 'glr', low: 6, high: 12, slope: 0.271614 },
      { evidence: 'glr', low: 12, high: null, slope: 0.211539 },
      { evidence: 'zn4', low: null, high: 0.5, slope: 0.190235 },
      { evidence: 'zn4', low: 0.5, high: 1.5, slope: 0.369673 },
      { evidence: 'zn4', low: 1.5, high: 2.5, slope: 0.581499 },
      { evidence: 'zn4', low: 2.5, high: null, slope: 1.195143 },
      { evidence: 'zv26', low: null, high: 0.5, slope: 0.038764 },
      { evidence: 'yoy', low: null, high: -0.5, slope: -0.203558 },
      { evidence: 'yoy', low: -0.5, high: 0, slope: -1.616766 },
      { evidence: 'lograte', low: 0, high: 1.5, slope: -0.317392 },
      { evidence: 'lograte', low: 1.5, high: null, slope: -0.394056 },
    ],
  },
};
