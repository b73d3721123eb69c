import { describe, expect, test } from '@jest/globals';
import { HALVED } from '../testing/index.js';
import { isConsolidated, modeShift, noneTookUp } from './structural-cause.js';

const service = (key: string, shipped: number, expected: number) => ({
  dimension: 'service' as const,
  key,
  shipped,
  expected,
  share: 0,
});

describe('consolidation', () => {
  test('is fewer orders at the same volume', () => {
    expect(isConsolidated({ ...HALVED, orders: 4, expectedOrders: 8, shipped: 95, expected: 100 })).toBe(
      true,
    );
  });

  test('is not fewer orders and less volume, nor no order', () => {
    expect(isConsolidated(HALVED)).toBe(false);
    expect(isConsolidated({ ...HALVED, orders: 0, shipped: 100, expected: 100 })).toBe(false);
  });
});

describe('a shift of service', () => {
  test('is one down and another up in its place', () => {
    const parts = [service('air', 10, 100), service('sea FCL', 180, 100)];
    expect(modeShift({ ...HALVED, parts })).toMatchObject({ from: { key: 'air' }, to: { key: 'sea FCL' } });
  });

  test('is not one that merely fell, nor growth of what nobody named', () => {
    expect(modeShift(HALVED)).toBeUndefined();
    const parts = [service('air', 10, 100), service('*', 180, 100)];
    expect(modeShift({ ...HALVED, parts })).toBeUndefined();
  });

  test('is ruled out where something fell and nothing took up half of it, and only there', () => {
    const isRuledOut = (...parts: readonly ReturnType<typeof service>[]) => noneTookUp({ ...HALVED, parts });
    expect(isRuledOut(service('air', 10, 100), service('sea FCL', 144, 100))).toBe(true);
    expect(isRuledOut(service('air', 10, 100), service('sea FCL', 146, 100))).toBe(false);
    // It fell too little to be called a shift, but another one did grow.
    expect(isRuledOut(service('air', 90, 100), service('sea FCL', 110, 100))).toBe(false);
    expect(isRuledOut(service('air', 100, 100), service('sea FCL', 110, 100))).toBe(false);
    expect(isRuledOut(service('air', 10, 100))).toBe(false);
  });
});
