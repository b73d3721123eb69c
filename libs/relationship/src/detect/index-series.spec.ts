import { describe, expect, test } from '@jest/globals';
import { appendIndex, emptyIndexSeries, indexAt, indexBetween } from './index-series.js';

describe('index series', () => {
  const first = appendIndex(emptyIndexSeries(2900), 0.5);
  const series = appendIndex(appendIndex(first, 2), 0.75);

  test('weeks outside the closed ones count as 1', () => {
    expect([2899, 2900, 2901, 2902, 2903].map((week) => indexAt(series, week))).toEqual([1, 0.5, 2, 0.75, 1]);
  });

  test('sums over any span', () => {
    expect(indexBetween(series, 2900, 2903)).toBe(3.25);
    expect(indexBetween(series, 2901, 2902)).toBe(2);
    expect(indexBetween(series, 2890, 2901)).toBe(10.5);
    expect(indexBetween(series, 2902, 2910)).toBe(7.75);
    expect(indexBetween(series, 2880, 2890)).toBe(10);
  });

  test('appending leaves the shorter series as it was', () => {
    expect(first).toEqual({ from: 2900, values: [0.5], cumulative: [0, 0.5] });
  });
});
