import { expect, test } from '@jest/globals';
import { lapsesOf } from './lapses-of.js';

const FROM = 2900;

/** Cells from orders per week. */
const cells = (orders: readonly number[]) => ({ volumeFrom: FROM, volume: [], ordersFrom: FROM, orders });
const weekly = (count: number) => Array.from({ length: count }, () => 1);
const nothing = (count: number) => Array.from({ length: count }, () => 0);
const lapsesIn = (orders: readonly number[], missing: readonly number[] = [], first = FROM) =>
  lapsesOf(cells(orders), missing, first, FROM + orders.length - 1).map(({ last, seen }) => [
    last - FROM,
    seen - FROM,
  ]);

test('a long silence after the last order is a lapse, seen by everybody 13 weeks later', () => {
  expect(lapsesIn([...weekly(30), ...nothing(27)])).toEqual([[29, 42]]);
  expect(lapsesIn([...weekly(30), ...nothing(26)])).toEqual([]);
});

test('an account that has come back since has lapsed all the same, and may lapse again', () => {
  const story = [...weekly(30), ...nothing(30), ...weekly(5), ...nothing(40)];
  expect(lapsesIn(story)).toEqual([
    [29, 42],
    [64, 77],
  ]);
});

test('a slow rhythm needs a longer silence', () => {
  const every8 = Array.from({ length: 49 }, (_, at) => (at % 8 === 0 ? 1 : 0));
  expect(lapsesIn([...every8, ...nothing(32)])).toEqual([]);
  expect(lapsesIn([...every8, ...nothing(33)])).toEqual([[48, 61]]);
});

test('a single order is no rhythm that could end', () => {
  expect(lapsesIn([1, ...nothing(60)])).toEqual([]);
});

test('weeks that nobody saw are no silence', () => {
  const missing = [31, 32, 33, 34, 35].map((at) => FROM + at);
  expect(lapsesIn([...weekly(30), ...nothing(31)], missing)).toEqual([]);
  expect(lapsesIn([...weekly(30), ...nothing(32)], missing)).toEqual([[29, 47]]);
});

test('orders before the first closed week are nobody’s to judge', () => {
  expect(lapsesIn([...weekly(30), ...nothing(40)], [], FROM + 30)).toEqual([]);
});
