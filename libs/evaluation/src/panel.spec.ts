import { expect, test } from '@jest/globals';
import { panelOf } from './panel.js';

test('shipments add up by weeks; cancelled ones and those outside do not count', () => {
  const shipments = [
    { week: 11, orders: 1, amount: 1_500, cancelled: false },
    { week: 11, orders: 2, amount: 500, cancelled: false },
    { week: 12, orders: 1, amount: 9_000, cancelled: true },
    { week: 13, orders: 1, amount: 9_000, cancelled: false },
  ];
  const panel = panelOf(
    [
      { accountId: 'A', shipments },
      { accountId: 'B', shipments: [] },
    ],
    10,
    3,
  );
  expect(panel.orders[0]).toEqual(Float64Array.of(0, 3, 0));
  expect(panel.volume[0]).toEqual(Float64Array.of(0, 2, 0));
  expect(panel.first).toEqual([1, Number.POSITIVE_INFINITY]);
});
