import { expect, test } from '@jest/globals';
import { calibrationOf } from './calibration.js';

test('tenths along the probability, with what was said and what happened', () => {
  // Twenty cases said 0.00, 0.05, … 0.95; those from 0.5 on came true.
  const cases = Array.from({ length: 20 }, (_, nth) => ({ score: nth / 20, lost: nth >= 10 }));
  const { bins } = calibrationOf(cases.toReversed());
  expect(bins).toHaveLength(10);
  expect(bins.map(({ cases }) => cases)).toEqual(Array.from({ length: 10 }, () => 2));
  expect(bins[0]).toEqual({ cases: 2, said: expect.closeTo(0.025, 12), happened: 0 });
  expect(bins[9]).toEqual({ cases: 2, said: expect.closeTo(0.925, 12), happened: 1 });
});

test('Brier score: the mean squared distance to what happened', () => {
  const { brier, brierOfShare } = calibrationOf([
    { score: 0.8, lost: true },
    { score: 0.4, lost: false },
    { score: 0.1, lost: false },
    { score: 0, lost: false },
  ]);
  expect(brier).toBeCloseTo((0.04 + 0.16 + 0.01) / 4, 12);
  expect(brierOfShare).toBeCloseTo(0.25 * 0.75, 12);
});

test('fewer cases than tenths make fewer bins', () => {
  expect(calibrationOf([{ score: 0.3, lost: true }]).bins).toEqual([{ cases: 1, said: 0.3, happened: 1 }]);
});
