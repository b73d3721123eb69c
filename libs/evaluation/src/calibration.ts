import type { Case } from './ranking.js';

/** Cases of like probability: what was said, and what happened. */
export interface CalibrationBin {
  readonly cases: number;
  /** Mean of the probabilities. */
  readonly said: number;
  /** Share of the cases that were lost. */
  readonly happened: number;
}

export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /** Mean squared difference between probability and outcome (Brier 1950); 0 is perfect. */
  readonly brier: number;
  /** The same for somebody who always says the overall share: what has to be beaten. */
  readonly brierOfShare: number;
}

const DECILES = 10;

/**
 * Whether probabilities come true, in bins of equal size along them (deciles; one case more or less).
 *
 * @param cases their scores are probabilities
 */
export function calibrationOf(cases: readonly Case[]): Calibration {
  const sorted = cases.toSorted((one, other) => one.score - other.score);
  const { length } = sorted;
  const bins: CalibrationBin[] = [];
  for (let bin = 0; bin < DECILES; bin++) {
    const inBin = sorted.slice(
      Math.round((bin * length) / DECILES),
      Math.round(((bin + 1) * length) / DECILES),
    );
    if (inBin.length > 0)
      bins.push({
        cases: inBin.length,
        said: meanOf(inBin, ({ score }) => score),
        happened: meanOf(inBin, outcome),
      });
  }
  const share = meanOf(cases, outcome);
  return {
    bins,
    brier: meanOf(cases, (one) => (one.score - outcome(one)) ** 2),
    brierOfShare: share * (1 - share),
  };
}

function outcome({ lost }: Case): number {
  return lost ? 1 : 0;
}

function meanOf(cases: readonly Case[], value: (one: Case) => number): number {
  return cases.reduce((sum, one) => sum + value(one), 0) / cases.length;
}
