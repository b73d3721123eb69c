import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fallByPart, OTHER_PARTS, type ShipmentSum } from './fall-by-part.js';

/** A year of 52 weeks; the window is its last 8. */
const year = Array.from({ length: 52 }, (_, back) => 3000 - back);
const window = year.slice(0, 8);

/** A part that shipped some units in each week of the year before the window, and some in each of the window. */
function part(service: string, before: number, since: number, lane = ''): readonly ShipmentSum[] {
  return year.map((week, back) => ({
    week,
    service,
    lane,
    orders: 1,
    amount: 1000 * (back < 8 ? since : before),
  }));
}

const fall = (sums: readonly ShipmentSum[], expected: number) =>
  fallByPart('service', sums, { window, year }, expected);

describe('the fall by part', () => {
  test('splits the expectation as the year was, and the fall by what is missing', () => {
    const parts = fall([...part('sea FCL', 30, 0), ...part('air', 10, 10)], 250);
    expect(parts).toMatchObject([
      { dimension: 'service', key: 'sea FCL', shipped: 0, share: 1 },
      { key: 'air', shipped: 80, share: 0 },
    ]);
    expect(parts[0]?.expected).toBeCloseTo((250 * 44 * 30) / (44 * 30 + 520), 6);
  });

  test('growth elsewhere hides nothing', () => {
    const parts = fall([...part('sea FCL', 10, 0), ...part('sea LCL', 10, 5), ...part('air', 10, 90)], 400);
    const shares = Object.fromEntries(parts.map(({ key, share }) => [key, share]));
    expect(shares['air']).toBe(0);
    expect(shares['sea FCL']).toBeGreaterThan(shares['sea LCL'] ?? 1);
  });

  test('reads lanes as well as services', () => {
    const sums = [...part('sea FCL', 10, 0, 'CNSHA-DEHAM'), ...part('sea FCL', 10, 10, 'CNSHA-USLAX')];
    const lanes = fallByPart('lane', sums, { window, year }, 160);
    expect(lanes.map(({ dimension, key }) => [dimension, key])).toEqual([
      ['lane', 'CNSHA-DEHAM'],
      ['lane', 'CNSHA-USLAX'],
    ]);
    expect(fall(sums, 160)).toHaveLength(1);
  });

  test('tells five parts by name; of more it tells four and adds up the rest', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].flatMap((key, at) => part(key, 10 + at, 0));
    expect(fall(five, 400).map(({ key }) => key)).toEqual(['e', 'd', 'c', 'b', 'a']);
    const seven = [...five, ...part('f', 2, 1), ...part('g', 1, 9)];
    const told = fall(seven, 400);
    expect(told.map(({ key }) => key)).toEqual(['e', 'd', 'c', 'b', OTHER_PARTS]);
    expect(told.at(-1)?.shipped).toBe(80);
  });

  test('what grew among the others does not hide what fell among them', () => {
    const named = ['a', 'b', 'c', 'd'].flatMap((key) => part(key, 20, 0));
    const told = fall([...named, ...part('small', 10, 0), ...part('grown', 1, 50)], 400);
    expect(told.at(-1)).toMatchObject({ key: OTHER_PARTS, shipped: 400 });
    expect(told.at(-1)?.share).toBeGreaterThan(0.05);
  });

  test('without a shortfall there is no share', () => {
    expect(fall(part('air', 10, 20), 80)).toMatchObject([{ shipped: 160, expected: 80, share: 0 }]);
    expect(fall([], 80)).toEqual([]);
  });

  test('weeks outside of the year, or that nobody observed, do not count', () => {
    const early = { week: 2900, service: 'air', lane: '', orders: 1, amount: 5000 };
    const later = { ...early, week: 3001 };
    const unseen = { ...early, week: 2999 };
    const observed = { window: window.filter((week) => week !== 2999), year: year.filter((w) => w !== 2999) };
    expect(fallByPart('service', [early, later, unseen], observed, 80)).toEqual([]);
  });

  const sums = fc.array(
    fc.record({
      week: fc.integer({ min: 2940, max: 3005 }),
      service: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
      lane: fc.constant(''),
      orders: fc.nat(3),
      amount: fc.nat(10_000_000),
    }),
    { maxLength: 80 },
  );

  test('parts add up to the account, shares to 1, in any order of the sums', () => {
    fc.assert(
      fc.property(sums, fc.integer({ min: 1, max: 100_000 }), (list, expected) => {
        const parts = fall(list, expected);
        const total = (of: 'shipped' | 'expected' | 'share') => parts.reduce((sum, one) => sum + one[of], 0);
        const inWindow = list.filter(({ week }) => window.includes(week));
        expect(total('shipped')).toBeCloseTo(
          inWindow.reduce((sum, { amount }) => sum + amount / 1000, 0),
          3,
        );
        const shippedAtAll = list.some(({ week, amount }) => year.includes(week) && amount > 0);
        expect(total('expected')).toBeCloseTo(shippedAtAll ? expected : 0, 3);
        expect(total('share')).toBeCloseTo(parts.some(({ share }) => share > 0) ? 1 : 0, 4);
        expect(fall(list.toReversed(), expected)).toStrictEqual(parts);
      }),
    );
  });
});
