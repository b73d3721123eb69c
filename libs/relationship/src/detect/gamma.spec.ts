import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { gammaQuantile, lnGamma, upperGamma } from './gamma.js';

describe('gamma functions', () => {
  test('ln Γ against factorials and Γ(½) = √π', () => {
    expect(lnGamma(1)).toBeCloseTo(0, 12);
    expect(lnGamma(6)).toBeCloseTo(Math.log(120), 12);
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
    expect(lnGamma(0.05)).toBeCloseTo(2.968879201052, 10);
  });

  test('Q(1, x) is e^−x, Q(3, x) is e^−x (1 + x + x²/2)', () => {
    for (const x of [0.01, 0.5, 1.9, 2.1, 10, 30]) {
      expect(upperGamma(1, x)).toBeCloseTo(Math.exp(-x), 10);
      expect(upperGamma(3, x)).toBeCloseTo(Math.exp(-x) * (1 + x + (x * x) / 2), 10);
    }
  });

  test('Q is 1 at 0 and never quite 0', () => {
    expect(upperGamma(2, 0)).toBe(1);
    expect(upperGamma(2, 1e6)).toBe(1e-15);
  });

  test('the quantile undoes Q', () => {
    const shape = fc.double({ min: 1 / 30, max: 500, noNaN: true });
    const probability = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(shape, probability, (a, p) => {
        expect(1 - upperGamma(a, gammaQuantile(a, p))).toBeCloseTo(p, 7);
      }),
      { numRuns: 500 },
    );
  });
});
