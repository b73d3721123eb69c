import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calibrated, fitCalibration, logLoss, UNCALIBRATED } from './calibration.js';
import { addOutcome, NO_OUTCOMES, type ScoreBins } from './score-bins.js';

/** Outcomes of `each` account-weeks at every half logit from −3 to 2, losing the share that a calibration says. */
function outcomesUnder(slope: number, intercept: number, each: number): ScoreBins {
  let outcomes = NO_OUTCOMES;
  for (let score = -3; score <= 2; score += 0.5) {
    const lost = Math.round(each * calibrated({ slope, intercept }, score));
    for (let nth = 0; nth < each; nth += 1) outcomes = addOutcome(outcomes, score, nth < lost);
  }
  return outcomes;
}

describe('a calibration fitted to outcomes', () => {
  test.each([
    [1.6, -0.8],
    [0.7, 0.6],
    [1, 0],
  ])('finds slope %d and intercept %d', (slope, intercept) => {
    const found = fitCalibration(outcomesUnder(slope, intercept, 1000));
    expect(found.slope).toBeCloseTo(slope, 1);
    expect(found.intercept).toBeCloseTo(intercept, 1);
  });

  test('stays as it was fitted without outcomes, and near it with few', () => {
    expect(fitCalibration(NO_OUTCOMES)).toEqual(UNCALIBRATED);
    const few = fitCalibration(outcomesUnder(2.5, 1, 2));
    const many = fitCalibration(outcomesUnder(2.5, 1, 500));
    expect(Math.abs(few.slope - 1)).toBeLessThan(Math.abs(many.slope - 1));
  });

  test('keeps the order of scores, and gives no probability of 0 or 1, whatever the outcomes', () => {
    const outcome = fc.record({ score: fc.double({ min: -12, max: 12, noNaN: true }), lost: fc.boolean() });
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 300 }), (list) => {
        const outcomes = list.reduce((bins, { score, lost }) => addOutcome(bins, score, lost), NO_OUTCOMES);
        const calibration = fitCalibration(outcomes);
        const chances = [-4, -1, 0, 1, 4].map((score) => calibrated(calibration, score));
        expect(chances).toEqual(chances.toSorted((one, other) => one - other));
        expect(chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
      }),
    );
  });
});

test('log loss is lower for what says more of what happened', () => {
  const outcomes = outcomesUnder(1.6, -0.8, 200);
  expect(logLoss({ slope: 1.6, intercept: -0.8 }, outcomes)).toBeLessThan(logLoss(UNCALIBRATED, outcomes));
});
