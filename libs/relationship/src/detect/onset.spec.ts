import { describe, expect, test } from '@jest/globals';
import { emptyIndexSeries } from './index-series.js';
import type { WeeklyCells } from './judge-input.js';
import { onset } from './onset.js';

const FROM = 2900;
const series = emptyIndexSeries(FROM);

/** Cells from a function of the week's position: [orders, units]. */
function cellsOf(weeks: number, shipped: (position: number) => readonly [number, number]): WeeklyCells {
  const all = Array.from({ length: weeks }, (_, position) => shipped(position));
  return {
    volumeFrom: FROM,
    volume: all.map(([, units]) => units * 1000),
    ordersFrom: FROM,
    orders: all.map(([orders]) => orders),
  };
}

describe('onset', () => {
  test('of a stop: the week after the last order', () => {
    const cells = cellsOf(110, (k) => (k <= 99 && k % 2 === 1 ? [2, 10] : [0, 0]));
    expect(onset(cells, [], series, FROM + 109)).toBe(FROM + 100);
  });

  test('of fewer orders: where they became fewer', () => {
    const cells = cellsOf(110, (k) => (k < 90 ? [4, 40] : [1, 10]));
    expect(onset(cells, [], series, FROM + 109)).toBe(FROM + 90);
  });

  test('of smaller orders: where they became smaller', () => {
    const cells = cellsOf(110, (k) => (k < 95 ? [2, 40 + 10 * (k % 3)] : [2, 10]));
    expect(onset(cells, [], series, FROM + 109)).toBe(FROM + 95);
  });

  test('of nothing visible: never after the judged week', () => {
    const cells = cellsOf(110, () => [2, 40]);
    expect(onset(cells, [], series, FROM + 109)).toBe(FROM + 109);
    expect(onset({ ...cells, orders: [] }, [], series, FROM + 109)).toBe(FROM + 109);
  });

  test('weeks that nobody saw do not move it', () => {
    const gap = [FROM + 100, FROM + 101, FROM + 102];
    const cells = cellsOf(110, (k) => (k <= 99 || (k > 102 && k < 105) ? [2, 10] : [0, 0]));
    expect(onset(cells, gap, series, FROM + 109)).toBe(FROM + 105);
  });
});
