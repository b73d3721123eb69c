import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholePercents } from './whole-percents.js';

test('what is left over goes to the largest remainders', () => {
  expect(wholePercents([0.695, 0.246, 0.059])).toEqual([69, 25, 6]);
  expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
  expect(wholePercents([0.29, 0.71])).toEqual([29, 71]);
});

test('no fall has no percents', () => {
  expect(wholePercents([0, 0])).toEqual([0, 0]);
  expect(wholePercents([])).toEqual([]);
});

test('shares of a whole add up to 100, each less than one percent from its share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 5 }),
      (weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0);
        fc.pre(sum > 0);
        const shares = weights.map((weight) => Math.round((weight / sum) * 1e6) / 1e6);
        const percents = wholePercents(shares);
        expect(percents.reduce((all, percent) => all + percent, 0)).toBe(100);
        for (const [at, percent] of percents.entries()) {
          expect(Math.abs(percent - 100 * (shares[at] ?? 0))).toBeLessThan(1);
        }
      },
    ),
  );
});
