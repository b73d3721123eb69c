import { describe, expect, test } from '@jest/globals';
import { expectation, expectationOver } from './expectation.js';

describe('expectation', () => {
  test('squared variation 1 is the exponential distribution: its deciles are known', () => {
    const { expected, low, high } = expectation({ ratePerIndex: 50, variation: 1 }, 2);
    expect(expected).toBe(100);
    expect(low).toBeCloseTo(-100 * Math.log(0.9), 6);
    expect(high).toBeCloseTo(-100 * Math.log(0.1), 6);
  });

  test('over several weeks the band narrows', () => {
    const rate = { ratePerIndex: 50, variation: 1 };
    const week = expectation(rate, 1);
    const eight = expectationOver(rate, 8);
    expect(expectationOver(rate, 1)).toEqual(week);
    expect(eight.expected).toBe(400);
    expect(eight.low / eight.expected).toBeGreaterThan(week.low / week.expected);
    expect(eight.high / eight.expected).toBeLessThan(week.high / week.expected);
  });

  test('a very lumpy account may well ship nothing', () => {
    const { low, high } = expectation({ ratePerIndex: 10, variation: 30 }, 1);
    expect(low).toBeLessThan(1e-9);
    expect(high).toBeGreaterThan(0);
    expect(high).toBeLessThan(100);
  });

  test('nothing is expected of an account without volume, or over weeks that nobody saw', () => {
    const nothing = { expected: 0, low: 0, high: 0 };
    expect(expectation({ ratePerIndex: 0, variation: 0 }, 1)).toEqual(nothing);
    expect(expectationOver({ ratePerIndex: 50, variation: 1 }, 0)).toEqual(nothing);
  });
});
