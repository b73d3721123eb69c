import { expect, test } from '@jest/globals';
import { fitBounded } from './bounded-logistic.js';

/** Rows (x, y) with a constant and a helpful term; 30 of 40 are lost where x = 1, 10 of 40 where x = 0. */
const sample = (sense: 1 | -1) => {
  const rows = Array.from({ length: 80 }, (_, k) => ({
    x: k < 40 ? 1 : 0,
    lost: k < 30 || (k >= 40 && k < 50) ? 1 : 0,
  }));
  return {
    terms: Float64Array.from(rows.flatMap(({ x }) => [sense * x, 7])),
    outcomes: Uint8Array.from(rows, ({ lost }) => lost),
    weight: 1,
  };
};

test('without a ridge the fit is the maximum of the likelihood: log-odds of the two groups', () => {
  const { intercept, slopes } = fitBounded([sample(1)], [1, 0], 1e-9);
  expect(intercept).toBeCloseTo(-Math.log(3), 6);
  expect(slopes[0]).toBeCloseTo(2 * Math.log(3), 6);
});

test('a slope with the wrong sign becomes 0, and so does that of a term which never varies', () => {
  const { intercept, slopes } = fitBounded([sample(-1)], [1, 0], 1e-9);
  expect(slopes).toEqual([0, 0]);
  expect(intercept).toBeCloseTo(0, 6);
});

test('a ridge shrinks', () => {
  const { slopes } = fitBounded([sample(1)], [1, 0], 10);
  expect(slopes[0]).toBeGreaterThan(0.5);
  expect(slopes[0]).toBeLessThan(2);
});
