import type { EvidenceName, Term } from '#relationship';
import type { Sign } from './bounded-logistic.js';

/** What a head is made of before it is fitted. */
export interface HeadDesign {
  readonly evidences: readonly EvidenceName[];
  /** Strength of the ridge on the slopes of standardised terms. */
  readonly ridge: number;
  /** What all cases of one simulated portfolio weigh together; those of a real one weigh 4000. */
  readonly simulatedWeight: number;
}

interface Shape {
  readonly knots: readonly number[];
  /** More is worse (1), less is worse (−1), or context (0). */
  readonly sign: Sign;
}

const DEVIATIONS = [0.5, 1.5, 2.5];

/** Where the slope of each evidence may change, and the sign that it must keep. */
const SHAPES: Readonly<Record<EvidenceName, Shape>> = {
  silence: { knots: [0.7, 1.5, 3, 5], sign: 1 },
  gaptrend: { knots: [0, 0.5], sign: 1 },
  dropout: { knots: [-4, -2, 0], sign: 1 },
  glr: { knots: [1, 3, 6, 12], sign: 1 },
  zn4: { knots: DEVIATIONS, sign: 1 },
  zv8: { knots: DEVIATIONS, sign: 1 },
  zv13: { knots: [...DEVIATIONS, 4], sign: 1 },
  zv26: { knots: [...DEVIATIONS, 4], sign: 1 },
  v26: { knots: [-0.4, 0], sign: -1 },
  peak: { knots: [0], sign: -1 },
  yoy: { knots: [-0.5, 0], sign: -1 },
  lograte: { knots: [0, 1.5], sign: 0 },
  lastsize: { knots: [0], sign: 0 },
  shift: { knots: [0.3, 1, 2, 4, 8], sign: 1 },
  halving: { knots: [-7, -5, -3, -1.5], sign: 1 },
  lull: { knots: [-6, -4, -2.5, -1], sign: 1 },
  orderyoy: { knots: [-0.5, 0], sign: -1 },
};

/** Ranks the list and gives the probability. */
export const RISK_DESIGN: HeadDesign = {
  evidences: [
    'silence',
    'dropout',
    'zn4',
    'zv8',
    'zv13',
    'v26',
    'peak',
    'lograte',
    'lastsize',
    'shift',
    'halving',
    'lull',
  ],
  ridge: 1500,
  simulatedWeight: 400,
};

/** Finds breaks early. */
export const CHANGE_DESIGN: HeadDesign = {
  evidences: ['silence', 'lograte', 'shift', 'orderyoy'],
  ridge: 200,
  simulatedWeight: 3400,
};

/** What the compact detector of the detection reference was made of (fit.py): where Mooring started from. */
export const COMPACT_DESIGNS: { readonly risk: HeadDesign; readonly change: HeadDesign } = {
  risk: {
    evidences: ['gaptrend', 'peak', 'zv8', 'lograte', 'zn4', 'zv13', 'v26', 'lastsize', 'silence', 'dropout'],
    ridge: 200,
    simulatedWeight: 1000,
  },
  change: {
    evidences: ['glr', 'gaptrend', 'lograte', 'yoy', 'zn4', 'zv26'],
    ridge: 50,
    simulatedWeight: 3400,
  },
};

/** The terms of a design with slope 1, from which a fit finds the slopes. */
export function termsOf({ evidences }: HeadDesign): readonly Term[] {
  return evidences.flatMap((evidence) => {
    const edges = [null, ...SHAPES[evidence].knots, null];
    return edges.slice(1).map((high, k) => ({ evidence, low: edges[k] ?? null, high, slope: 1 }));
  });
}

export function signOf({ evidence }: Term): Sign {
  return SHAPES[evidence].sign;
}
