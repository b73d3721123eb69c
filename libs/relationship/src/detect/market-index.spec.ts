import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { emptyIndexSeries } from './index-series.js';
import { addMarket, closeIndex, marketPartial, marketWeight, NO_MARKET } from './market-index.js';

const FROM = 2900;
const series = emptyIndexSeries(FROM);

/** One order a week of 10 units for 20 weeks, then the given volume (units) in the week of the index. */
function steady(lastVolume: number) {
  const orders = [...Array.from({ length: 20 }, () => 1), lastVolume > 0 ? 1 : 0];
  const volume = [...Array.from({ length: 20 }, () => 10_000), lastVolume * 1000];
  return { volumeFrom: FROM, volume, ordersFrom: FROM, orders };
}

const weigh = (volume: number) => marketWeight(steady(volume), [], series, FROM + 20);

describe('market index', () => {
  test('a usual week counts as 1, an empty one as 0, a huge one up to the cap of 3 usual weeks', () => {
    // λ = 1 order a week, so w = ½.
    expect(weigh(10)).toEqual({ numerator: 500_000_000, denominator: 500_000_000 });
    expect(weigh(0)).toEqual({ numerator: 0, denominator: 500_000_000 });
    expect(weigh(1000)).toEqual({ numerator: 1_500_000_000, denominator: 500_000_000 });
  });

  test('young, silent and unobserved accounts stay out', () => {
    const cells = steady(10);
    expect(marketWeight(cells, [], series, FROM + 13)).toBe(NO_MARKET);
    expect(marketWeight(cells, [], series, FROM + 14)).not.toBe(NO_MARKET);
    expect(marketWeight(cells, [FROM + 20], series, FROM + 20)).toBe(NO_MARKET);
    expect(marketWeight(cells, [], series, FROM + 34)).not.toBe(NO_MARKET);
    expect(marketWeight(cells, [], series, FROM + 35)).toBe(NO_MARKET);
  });

  test('is 1 without accounts, moves with many, and stays within 0.15…3', () => {
    expect(closeIndex([])).toBe(1);
    const empty = { cells: steady(0), unobserved: [] };
    const sum = (count: number) =>
      marketPartial(
        Array.from({ length: count }, () => empty),
        series,
        FROM + 20,
      );
    expect(closeIndex([sum(10)])).toBe(0.5);
    expect(closeIndex([sum(1000)])).toBe(0.15);
    expect(closeIndex([{ numerator: 4e12, denominator: 1e12 }])).toBe(3);
  });

  test('the sums do not depend on order or grouping', () => {
    const share = fc.record({ numerator: fc.nat(4e9), denominator: fc.nat(1e9) });
    fc.assert(
      fc.property(fc.array(share), fc.nat(20), (shares, cut) => {
        const grouped = [shares.slice(cut), shares.slice(0, cut).toReversed()].map((part) =>
          part.reduce(addMarket, NO_MARKET),
        );
        expect(closeIndex(grouped)).toBe(closeIndex(shares));
      }),
    );
  });
});
