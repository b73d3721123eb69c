import { expect, test } from '@jest/globals';
import { median, quantileOfSorted } from './quantile.js';
import { lowestWithin, thresholdsOf } from './threshold-search.js';

test('the median is the middle one, or the mean of the two', () => {
  expect([median([9, 1, 4]), median([9, 1, 4, 2])]).toEqual([4, 3]);
  expect(median([])).toBeNaN();
});

test('quantiles lie on the line between neighbours', () => {
  const sorted = Float64Array.of(0, 10, 20);
  expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantileOfSorted(sorted, share))).toEqual([0, 5, 10, 18, 20]);
});

test('a threshold goes down from above all scores until it costs too much', () => {
  const thresholds = thresholdsOf([1, 2, 3]);
  expect(thresholds[0]).toBeGreaterThan(3);
  expect(thresholds[1]).toBe(3);
  const attempt = (threshold: number) => ({ threshold, cost: threshold > 2.5 ? 0 : 1 });
  expect(lowestWithin(thresholds, 0.5, attempt).threshold).toBeGreaterThan(2.5);
  const never = lowestWithin(thresholds, 0.5, (threshold) => ({ threshold, cost: 1 }));
  expect(never.threshold).toBe(thresholds[0]);
});
