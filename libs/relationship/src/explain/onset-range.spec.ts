import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appendIndex, emptyIndexSeries, judge, type WeeklyCells } from '../detect/index.js';
import { onsetRange } from './onset-range.js';

const FROM = 2900;
const WEEKS = 110;
const last = FROM + WEEKS - 1;
const flat = emptyIndexSeries(FROM);
/** The trailing year, the latest week first. */
const YEAR = Array.from({ length: 52 }, (_, back) => last - back);

/** One order a week; the units by the week's position. */
function cellsOf(units: (position: number) => number): WeeklyCells {
  const volume = Array.from({ length: WEEKS }, (_, position) => Math.round(units(position) * 1000));
  return { volumeFrom: FROM, volume, ordersFrom: FROM, orders: volume.map((amount) => (amount > 0 ? 1 : 0)) };
}

function rangeOf(cells: WeeklyCells, series = flat, weeks: readonly number[] = YEAR) {
  return onsetRange(cells, series, weeks, judge(cells, [], series, last));
}

/** A weekly amount with ups and downs that repeat. */
const uneven = (position: number) => 40 + 15 * ((position * 7) % 5);

describe('the weeks in which a change may have begun', () => {
  test('given a clear step, they hold it and few others', () => {
    const range = rangeOf(cellsOf((k) => (k < 98 ? uneven(k) : uneven(k) / 4)));
    expect(range?.from).toBeLessThanOrEqual(FROM + 98);
    expect(range?.to).toBeGreaterThanOrEqual(FROM + 98);
    expect((range?.to ?? 0) - (range?.from ?? 0)).toBeLessThanOrEqual(6);
  });

  test('given a stop, they end with the week after the last shipment', () => {
    const range = rangeOf(cellsOf((k) => (k < 100 ? 50 : 0)));
    expect(range).toEqual({ from: FROM + 100, to: FROM + 100 });
  });

  test('given a slow decline, they are more than for a step of the same size', () => {
    const step = rangeOf(cellsOf((k) => (k < 90 ? uneven(k) : uneven(k) / 3)));
    const slow = rangeOf(cellsOf((k) => (k < 75 ? uneven(k) : (uneven(k) * (124 - k)) / 49)));
    const width = (range: typeof step) => (range?.to ?? 0) - (range?.from ?? 0);
    expect(width(slow)).toBeGreaterThan(width(step));
  });

  test('given a market that falls by itself, its fall is no beginning', () => {
    let series = flat;
    for (let k = 0; k < WEEKS; k++) series = appendIndex(series, k < 80 ? 1 : 0.5);
    const beside = cellsOf((k) => (k < 80 ? 60 : 30) / (k < 100 ? 1 : 4));
    expect(rangeOf(beside, series)?.from).toBeGreaterThanOrEqual(FROM + 99);
  });

  test('given growth, nothing shipped or no weeks, there are none', () => {
    expect(rangeOf(cellsOf((k) => k + 1))).toBeUndefined();
    expect(rangeOf(cellsOf(() => 0))).toBeUndefined();
    expect(rangeOf(cellsOf(uneven), flat, [])).toBeUndefined();
  });

  test('given anything, they lie within the year, in order, and weeks left out are none of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: WEEKS, maxLength: WEEKS }),
        fc.uniqueArray(fc.integer({ min: 1, max: 51 }), { maxLength: 20 }),
        (units, left) => {
          const weeks = YEAR.filter((_, back) => !left.includes(back));
          const range = rangeOf(
            cellsOf((k) => units[k] ?? 0),
            flat,
            weeks,
          );
          if (range === undefined) return;
          expect(range.from).toBeLessThanOrEqual(range.to);
          expect(weeks).toContain(range.from);
          expect(weeks).toContain(range.to);
        },
      ),
      { numRuns: 100 },
    );
  });
});
