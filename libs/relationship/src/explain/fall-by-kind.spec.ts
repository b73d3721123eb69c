import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import { fallByKind } from './fall-by-kind.js';

const of = (orders: number, shipped: number) =>
  fallByKind({ ...HALVED, expectedOrders: 8, expected: 800, orders, shipped });

describe('the fall by kind', () => {
  test('half the orders of the usual size: fewer', () => {
    expect(of(4, 400)).toEqual({ fewer: 1, smaller: 0 });
  });

  test('as many orders of half the size: smaller', () => {
    expect(of(8, 400)).toEqual({ fewer: 0, smaller: 1 });
  });

  test('both: the parts add up to the whole fall', () => {
    const both = of(4, 200);
    // (8 − 4) · (100 + 50) / 2 = 300 and (100 − 50) · (8 + 4) / 2 = 300 of the missing 600.
    expect(both).toEqual({ fewer: 0.5, smaller: 0.5 });
  });

  test('no order at all is a matter of orders', () => {
    expect(of(0, 0)).toEqual({ fewer: 1, smaller: 0 });
  });

  test('more but smaller orders: what grew carries nothing', () => {
    expect(of(12, 400)).toEqual({ fewer: 0, smaller: 1 });
  });

  test('no fall has no kinds', () => {
    expect(of(8, 800)).toBeUndefined();
  });
});
