import { describe, expect, test } from '@jest/globals';
import { emptyIndexSeries } from './index-series.js';
import { judge } from './judge.js';
import { DEFAULT_THRESHOLDS } from './weights.js';

/** What is judged of an account by its weekly orders, 10 units each, in a market as usual. */
function judged(orders: readonly number[]) {
  const volume = orders.map((count) => count * 10_000);
  const cells = { volumeFrom: 0, volume, ordersFrom: 0, orders };
  return judge(cells, [], emptyIndexSeries(0), orders.length - 1);
}

function evidenceOn(orders: readonly number[]) {
  const { evidence } = judged(orders);
  if (evidence === undefined) throw new Error('there is no evidence');
  return evidence;
}

const weeks = (count: number, of: (week: number) => number): readonly number[] =>
  Array.from({ length: count }, (_, week) => of(week));

describe('shift', () => {
  const steady = weeks(104, (week) => 1 + (week % 3));

  test('says little of a steady account', () => {
    expect(evidenceOn(steady).shift).toBeLessThan(0.1);
  });

  test('grows with the weeks after orders have fallen to a sixth, and stays', () => {
    const fallen = weeks(30, (week) => (week % 3 === 0 ? 1 : 0));
    const levels = [2, 4, 8, 12].map((since) => evidenceOn([...steady, ...fallen.slice(0, since)]).shift);
    expect(levels).toEqual(levels.toSorted((one, other) => one - other));
    expect(evidenceOn([...steady, ...fallen]).shift).toBeGreaterThan(2);
  });

  test('forgets a pause of months within some weeks after the account has come back', () => {
    const paused = [...steady, ...weeks(20, () => 0)];
    const back = (since: number) => evidenceOn([...paused, ...weeks(since, (week) => 1 + (week % 3))]).shift;
    expect(back(0)).toBeGreaterThan(2);
    expect(back(10)).toBeLessThan(0.5);
  });

  test.each([1, 3])('a steady shipper of %s a week may miss one week, not two', (usual) => {
    const { risk, change } = DEFAULT_THRESHOLDS;
    const year = weeks(104, () => usual);
    const missedOne = judged([...year, 0]);
    expect(missedOne.risk).toBeLessThan(risk);
    expect(missedOne.change).toBeLessThan(change);
    expect(judged([...year, 0, 0]).change).toBeGreaterThan(change);
  });

  test('excuses a low season that was low a year ago as well', () => {
    const season = (week: number): number => (week % 52 < 8 ? 0 : 1 + (week % 3));
    const seasonal = evidenceOn(weeks(52 * 2 + 8, season)).shift;
    const surprising = evidenceOn([...steady, ...weeks(8, () => 0)]).shift;
    expect(seasonal).toBeLessThan(surprising);
  });
});

describe('lull', () => {
  test('is likelier for an irregular buyer than for a regular one', () => {
    const regular = evidenceOn(weeks(104, (week) => (week % 4 === 0 ? 1 : 0)));
    const irregular = evidenceOn(weeks(104, (week) => ([0, 1, 2, 12].includes(week % 16) ? 1 : 0)));
    expect(irregular.lull).toBeGreaterThan(regular.lull);
  });
});

test('orderyoy compares orders with the same weeks a year ago', () => {
  expect(evidenceOn(weeks(104, () => 2)).orderyoy).toBeCloseTo(0, 12);
  expect(evidenceOn(weeks(104, (week) => (week < 91 ? 2 : 1))).orderyoy).toBeLessThan(-0.2);
});
