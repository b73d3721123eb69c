import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addToWeek, dropBefore, EMPTY_SERIES, type WeeklySeries } from './weekly-series.js';

type Addition = readonly [week: number, delta: number];

const additions = fc.array(fc.tuple(fc.integer({ min: 2980, max: 3000 }), fc.integer({ min: -3, max: 3 })), {
  maxLength: 60,
});

function sumOf(list: readonly Addition[]): WeeklySeries {
  return list.reduce((series, [week, delta]) => addToWeek(series, week, delta), EMPTY_SERIES);
}

describe('weekly series', () => {
  test('weeks between the first and the last are filled with zeros', () => {
    const series = sumOf([
      [3003, 2],
      [3000, 1],
      [3005, 7],
    ]);
    expect(series).toStrictEqual({ from: 3000, values: [1, 0, 0, 2, 0, 7] });
  });

  test('adding nothing is the same series', () => {
    const series = sumOf([[3000, 1]]);
    expect(addToWeek(series, 2000, 0)).toBe(series);
  });

  test('zeros at the ends go, down to the empty series', () => {
    const series = sumOf([
      [3000, 1],
      [3002, 2],
      [3004, 3],
    ]);
    const inner = addToWeek(addToWeek(series, 3000, -1), 3004, -3);
    expect(inner).toStrictEqual({ from: 3002, values: [2] });
    expect(addToWeek(inner, 3002, -2)).toBe(EMPTY_SERIES);
  });

  test('what lies before a week can be dropped; the form stays canonical', () => {
    const series = sumOf([
      [3000, 1],
      [3004, 2],
    ]);
    expect(dropBefore(series, 2999)).toBe(series);
    expect(dropBefore(series, 3000)).toBe(series);
    expect(dropBefore(series, 3001)).toStrictEqual({ from: 3004, values: [2] });
    expect(dropBefore(series, 3005)).toBe(EMPTY_SERIES);
  });

  test('any order of any additions gives the same bits, without zeros at the ends', () => {
    const orders = additions.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(orders, ([list, shuffled]) => {
        const series = sumOf(list);
        expect(sumOf(shuffled)).toStrictEqual(series);
        expect(series.values.at(0)).not.toBe(0);
        expect(series.values.at(-1)).not.toBe(0);
      }),
    );
  });

  test('dropping first or adding first is the same for the weeks that stay', () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 2975, max: 3005 }), (list, first) => {
        const kept = list.filter(([week]) => week >= first);
        expect(dropBefore(sumOf(list), first)).toStrictEqual(sumOf(kept));
      }),
    );
  });
});
