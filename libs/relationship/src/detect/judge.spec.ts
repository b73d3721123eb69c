import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { appendIndex, emptyIndexSeries, type IndexSeries } from './index-series.js';
import type { WeeklyCells } from './judge-input.js';
import { judge, type Judgement } from './judge.js';
import { marketWeight } from './market-index.js';
import { onset } from './onset.js';

const FROM = 2900;
const flat = emptyIndexSeries(FROM);

/** Cells from orders per week, 10 units an order. */
function cellsOf(orders: readonly number[]): WeeklyCells {
  return { volumeFrom: FROM, volume: orders.map((count) => count * 10_000), ordersFrom: FROM, orders };
}

function everyWeeks(gap: number, weeks: number): readonly number[] {
  return Array.from({ length: weeks }, (_, k) => (k % gap === 0 ? 1 : 0));
}

function at(orders: readonly number[], position: number): Judgement {
  return judge(cellsOf(orders), [], flat, FROM + position);
}

describe('eligibility', () => {
  test('begins 26 weeks after the first order', () => {
    expect(at(everyWeeks(1, 60), 25)).toMatchObject({ eligible: false, reason: 'not-enough-history' });
    expect(at(everyWeeks(1, 60), 26)).toMatchObject({ eligible: true, reason: undefined });
  });

  test('needs 5 order weeks in the ring', () => {
    expect(at(everyWeeks(8, 60), 31)).toMatchObject({ reason: 'too-few-orders', orderWeeks: 4 });
    expect(at(everyWeeks(8, 60), 32)).toMatchObject({ eligible: true, orderWeeks: 5, medianGap: 8 });
  });

  test('needs a rhythm of at most 26 weeks for three gaps', () => {
    expect(at(everyWeeks(9, 100), 90)).toMatchObject({ reason: 'gap-too-long', medianGap: 9 });
  });

  test('ends when the silence passes the limit, which makes the account paused', () => {
    const orders = [...everyWeeks(2, 60), ...everyWeeks(8, 8 * 12 + 1)].slice(0, 59);
    expect(at(orders, 58 + 13)).toMatchObject({ eligible: true, silence: 13, silenceLimit: 13 });
    expect(at(orders, 58 + 14)).toMatchObject({ reason: 'silent-too-long', pausedNow: true });
    expect(at(everyWeeks(6, 61), 60 + 18)).toMatchObject({ eligible: true, silenceLimit: 18 });
    expect(at(everyWeeks(6, 61), 60 + 19)).toMatchObject({ eligible: false, pausedNow: true });
  });

  test('needs volume in the last year', () => {
    const cells = { ...cellsOf(everyWeeks(1, 60)), volume: [] };
    const judgement = judge(cells, [], flat, FROM + 59);
    expect(judgement).toMatchObject({ reason: 'no-volume-last-year', evidence: undefined, meanVolume: 0 });
  });

  test('an account without an order has no history', () => {
    expect(at([], 40)).toMatchObject({ reason: 'not-enough-history', age: 0, pausedNow: false });
  });

  test('the median of an even number of gaps lies between the middle two', () => {
    const orders = [1, 0, 1, 0, 0, 0, 0, 1];
    expect(at(orders, 7).medianGap).toBe(3.5);
  });
});

describe('judgement', () => {
  const steady = everyWeeks(1, 80);

  test('of a steady account shows no change', () => {
    const { evidence, meanVolume, ratePerIndex, ordersPerWeek, cap, live } = at(steady, 79);
    expect({ meanVolume, ratePerIndex, ordersPerWeek, live }).toEqual({
      meanVolume: 10,
      ratePerIndex: 10,
      ordersPerWeek: 1,
      live: true,
    });
    expect(cap).toBeCloseTo(30, 9);
    expect(evidence).toMatchObject({
      gaptrend: 0,
      zn4: 0,
      zv8: 0,
      zv13: 0,
      zv26: 0,
      v26: 0,
      peak: 0,
      yoy: 0,
    });
    expect(evidence?.lograte).toBeCloseTo(Math.log(8.1), 12);
    // 79 repeats, no waiting: −ln(7 + 79 − 1).
    expect(evidence?.dropout).toBeCloseTo(-Math.log(85), 12);
  });

  test('of an account that stopped gets worse by the week', () => {
    const risks = [0, 1, 2, 3, 4, 6, 8, 10].map((silence) => at(steady, 79 + silence).risk ?? Number.NaN);
    expect(risks).toEqual(risks.toSorted((one, other) => one - other));
    expect(risks.at(-1)).toBeGreaterThan(-0.9);
    expect(risks[0]).toBeLessThan(-0.9);
  });

  test('a market slump is not the account’s fault', () => {
    const halved = steady.map((_, k) => (k < 72 ? 4 : 2));
    let slump = flat;
    for (let k = 0; k < 80; k++) slump = appendIndex(slump, k < 72 ? 1 : 0.5);
    const fair = judge(cellsOf(halved), [], slump, FROM + 79);
    expect(fair.evidence?.zv8).toBeCloseTo(0, 9);
    expect(fair.risk).toBeLessThan(at(halved, 79).risk ?? 0);
  });

  test('looks at nothing after the judged week and, for volume, before the ring', () => {
    const cells = cellsOf(everyWeeks(1, 200));
    const cut = {
      volumeFrom: FROM + 50,
      volume: cells.volume.slice(50, 154),
      ordersFrom: FROM,
      orders: cells.orders.slice(0, 154),
    };
    expect(judge(cells, [], flat, FROM + 153)).toEqual(judge(cut, [], flat, FROM + 153));
  });
});

describe('unobserved weeks', () => {
  const orders = everyWeeks(2, 80);

  test('nobody is judged in one', () => {
    const judgement = judge(cellsOf(orders), [FROM + 79], flat, FROM + 79);
    expect(judgement).toMatchObject({ eligible: false, reason: 'unobserved', evidence: undefined });
  });

  test('add nothing to silence, age and gaps', () => {
    const missing = [FROM + 10, FROM + 79, FROM + 80, FROM + 81];
    const judgement = judge(cellsOf(orders), missing, flat, FROM + 83);
    // Last order at 78; 82 and 83 were seen. The order of week 10 was not.
    expect(judgement).toMatchObject({ silence: 2, age: 80, orderWeeks: 39, medianGap: 2 });
  });

  test('a feed that stops and resumes leaves an account where it was', () => {
    const pause = Array.from({ length: 6 }, (_, k) => 60 + k);
    const resumed = [...orders.slice(0, 60), ...pause.map(() => 0), ...orders.slice(60)];
    const before = at(orders, 79);
    const after = judge(
      cellsOf(resumed),
      pause.map((k) => FROM + k),
      flat,
      FROM + 85,
    );
    expect(after.silence).toBe(before.silence);
    expect(after.evidence?.silence).toBeCloseTo(before.evidence?.silence ?? Number.NaN, 9);
    expect(after.evidence?.dropout).toBeCloseTo(before.evidence?.dropout ?? Number.NaN, 9);
    expect(after.risk).toBeCloseTo(before.risk ?? Number.NaN, 0);
    expect(after.eligible).toBe(true);
  });

  test('a year ago that nobody saw counts as unchanged', () => {
    const weekly = everyWeeks(1, 90);
    const yearAgo = Array.from({ length: 13 }, (_, k) => FROM + 89 - 52 - k).toReversed();
    expect(judge(cellsOf(weekly), yearAgo, flat, FROM + 89).evidence?.yoy).toBeCloseTo(0, 9);
  });
});

/** Every number inside a value, at any depth. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('any input', () => {
  const count = fc.oneof(fc.constant(0), fc.nat(5), fc.nat(30_000));
  const amount = fc.oneof(fc.constant(0), fc.integer({ min: -5000, max: 500_000 }), fc.maxSafeNat());
  const gapped = fc.tuple(
    fc.array(count, { maxLength: 130 }),
    fc.nat(520),
    fc.array(count, { maxLength: 60 }),
  );
  const cells: fc.Arbitrary<WeeklyCells> = fc
    .tuple(gapped, fc.integer({ min: -20, max: 20 }), fc.array(amount, { maxLength: 700 }))
    .map(([[early, gap, late], shift, volume]) => ({
      volumeFrom: FROM + shift,
      volume,
      ordersFrom: FROM,
      orders: [...early, ...Array.from({ length: gap }, () => 0), ...late],
    }));
  const indices = fc.array(fc.double({ min: 0.15, max: 3, noNaN: true }), { maxLength: 60 });
  const series: fc.Arbitrary<IndexSeries> = indices.map((values) =>
    values.reduce(appendIndex, emptyIndexSeries(FROM + 10)),
  );
  const silent = fc
    .uniqueArray(fc.nat(200), { maxLength: 60 })
    .map((weeks) => weeks.map((week) => FROM + week).toSorted((one, other) => one - other));

  test('gives finite numbers only, and the same ones again', () => {
    fc.assert(
      fc.property(cells, silent, series, fc.integer({ min: -5, max: 720 }), (account, missing, index, k) => {
        const judgement = judge(account, missing, index, FROM + k);
        const share = marketWeight(account, missing, index, FROM + k);
        const start = onset(account, missing, index, FROM + k);
        expect(numbersIn([judgement, share, start]).filter((x) => !Number.isFinite(x))).toEqual([]);
        expect(Object.values(share).every(Number.isSafeInteger)).toBe(true);
        expect(start).toBeLessThanOrEqual(FROM + k);
        expect(judge(account, missing, index, FROM + k)).toEqual(judgement);
      }),
      { numRuns: 1500 },
    );
  });
});
