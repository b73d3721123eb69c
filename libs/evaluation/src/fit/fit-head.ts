import { type Head, termValue } from '#relationship';
import { fitBounded } from './bounded-logistic.js';
import { type HeadDesign, signOf, termsOf } from './head-design.js';
import type { Sample } from './sample.js';
import type { TrainingSet } from './training-weeks.js';

/** What all cases of a real portfolio weigh together. */
const REAL_WEIGHT = 4000;
/** Decimals of a coefficient: what is printed is what judges. */
const DECIMALS = 1e6;

/** The head of a design that fits best; terms without a slope are left out. */
export function fitHead(design: HeadDesign, sets: readonly TrainingSet[]): Head {
  const terms = termsOf(design);
  const samples = sets.map(({ cases, simulated }): Sample => {
    const values = new Float64Array(cases.length * terms.length);
    for (const [row, { evidence }] of cases.entries()) {
      for (const [k, term] of terms.entries()) values[row * terms.length + k] = termValue(term, evidence);
    }
    return {
      terms: values,
      outcomes: Uint8Array.from(cases, ({ lost }) => (lost ? 1 : 0)),
      weight: (simulated ? design.simulatedWeight : REAL_WEIGHT) / cases.length,
    };
  });
  const { intercept, slopes } = fitBounded(samples, terms.map(signOf), design.ridge);
  return {
    intercept: rounded(intercept),
    terms: terms
      .map(({ evidence, low, high }, k) => ({ evidence, low, high, slope: rounded(slopes[k] ?? 0) }))
      .filter(({ slope }) => slope !== 0),
  };
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
