import { describe, expect, test } from '@jest/globals';
import { COMPACT_WEIGHTS, emptyIndexSeries, judge, WEIGHTS } from '../detect/index.js';
import { strongestSigns } from './strongest-signs.js';

const FROM = 2900;

/** Judged after so many weeks of one order of 50 units each, and so many empty ones. */
function after(weeks: number, empty: number) {
  const orders = Array.from({ length: weeks + empty }, (_, at) => (at < weeks ? 1 : 0));
  const volume = orders.map((count, at) => count * (40_000 + 5000 * (at % 5)));
  const cells = { volumeFrom: FROM, volume, ordersFrom: FROM, orders };
  return judge(cells, [], emptyIndexSeries(FROM), FROM + weeks + empty - 1);
}

describe('the strongest signs', () => {
  test('of a silence are the silence and what it makes of the rate, the largest first', () => {
    const signs = strongestSigns(after(90, 6), WEIGHTS, 'both');
    const values = signs.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(signs.map(({ evidence }) => evidence).slice(0, 2)).toEqual(['shift', 'silence']);
  });

  test('tell orders against the year before, although their slope starts below the usual', () => {
    const names = strongestSigns(after(90, 6), WEIGHTS, 'change').map(({ evidence }) => evidence);
    expect(names).toContain('orderyoy');
  });

  test('of one score are what that score is made of', () => {
    const heads = (name: 'risk' | 'change') => new Set(WEIGHTS[name].terms.map(({ evidence }) => evidence));
    for (const head of ['risk', 'change'] as const) {
      for (const { evidence } of strongestSigns(after(90, 6), WEIGHTS, head))
        expect(heads(head)).toContain(evidence);
    }
  });

  test('never tell how often an account ships, which is its own', () => {
    for (const heads of [WEIGHTS, COMPACT_WEIGHTS]) {
      const names = strongestSigns(after(90, 6), heads, undefined).map(({ evidence }) => evidence);
      expect(names).not.toContain('lograte');
    }
  });

  test('are few for an account that is well, and none for one that cannot be judged', () => {
    const worth = strongestSigns(after(90, 0), WEIGHTS, 'risk').map(({ value }) => value);
    expect(worth.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.5);
    expect(strongestSigns(after(2, 0), WEIGHTS, undefined)).toEqual([]);
  });
});
