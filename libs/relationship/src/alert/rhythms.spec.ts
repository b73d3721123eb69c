import { describe, expect, test } from '@jest/globals';
import { changesIn, given, type Plan, playWeeks } from '../testing/index.js';

/** Two years of orders before anything changes. */
const CHANGE = 104;

/** The first change of a relationship and how many weeks after `CHANGE` it is said; undefined when nothing is said in a year. */
function firstChange(plan: Plan) {
  const [first] = changesIn(playWeeks(given('A'), CHANGE + 52, plan).said);
  return first && ([first[0] - CHANGE, first[1]] as const);
}

describe.each([
  { rhythm: 'weekly', every: 1, within: 3 },
  { rhythm: 'fortnightly', every: 2, within: 6 },
  { rhythm: 'monthly', every: 4, within: 13 },
  { rhythm: 'every sixth week', every: 6, within: 19 },
])('a shipper that orders $rhythm', ({ every, within }) => {
  test('is never told of while it keeps on', () => {
    expect(firstChange({ ships: (at) => at % every === 0 })).toBeUndefined();
  });

  test(`is told of within ${String(within)} weeks after it has stopped`, () => {
    const [weeks, change] = firstChange({ ships: (at) => at < CHANGE && at % every === 0 }) ?? [];
    expect(change).toBe('loosened');
    expect(weeks).toBeLessThanOrEqual(within);
  });
});

describe('a shipper with several orders a day', () => {
  // 30 to 50 a week, never the same.
  const busy = (at: number): number => 30 + ((at * 7) % 21);

  test('is never told of while it keeps on', () => {
    expect(firstChange({ ships: () => true, orders: busy })).toBeUndefined();
  });

  test.each([
    ['stopped', 3, (): number => 0],
    ['fallen to a quarter', 4, (at: number): number => Math.round(busy(at) / 4)],
    ['halved', 8, (at: number): number => Math.round(busy(at) / 2)],
  ])('that has %s is told of within %d weeks', (_, within, after) => {
    const orders = (at: number): number => (at < CHANGE ? busy(at) : after(at));
    const [weeks, change] = firstChange({ ships: (at) => orders(at) > 0, orders }) ?? [];
    expect(change).toBe('loosened');
    expect(weeks).toBeLessThanOrEqual(within);
  });
});

test('a shipper that orders on the first of each month is never told of while it keeps on', () => {
  const months = new Set(Array.from({ length: 40 }, (_, month) => Math.floor((month * 365.25) / 12 / 7)));
  expect(firstChange({ ships: (at) => months.has(at) })).toBeUndefined();
});
