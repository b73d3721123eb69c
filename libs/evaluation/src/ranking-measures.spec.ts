import { describe, expect, test } from '@jest/globals';
import { curveOf } from './curves.js';
import { type Case, rankingOf } from './ranking.js';
import { aucOf, averagePrecisionOf, expectedHits, placesOf } from './ranking-measures.js';

/** `9+` is a lost case with score 9, `9-` a kept one. */
const ranking = (...cases: readonly string[]) =>
  rankingOf(cases.map((text): Case => ({ score: Number(text.slice(0, -1)), lost: text.endsWith('+') })));

describe('AUC', () => {
  test.each([
    ['all lost above all kept', ['3+', '2+', '1-'], 1],
    ['all below', ['3-', '2+', '1+'], 0],
    // Of the pairs (4,3) (4,1) (2,3) (2,1) three are in order.
    ['three of four pairs in order', ['4+', '3-', '2+', '1-'], 0.75],
    ['a score that says nothing', ['1+', '1-', '1-', '1+', '1-'], 0.5],
    // (2,2) counts half, (2,1) one, (1,2) none, (1,1) half.
    ['ties count half', ['2+', '2-', '1+', '1-'], 0.5],
  ])('%s', (_, cases, expected) => {
    expect(aucOf(ranking(...cases))).toBeCloseTo(expected, 12);
  });

  test('is unknown where all cases ended alike', () => {
    expect(aucOf(ranking('2+', '1+'))).toBeNaN();
    expect(aucOf(ranking('2-'))).toBeNaN();
  });
});

describe('average precision', () => {
  test.each([
    ['perfect', ['3+', '2+', '1-'], 1],
    ['hits at places 1 and 3', ['4+', '3-', '2+', '1-'], (1 + 2 / 3) / 2],
    ['ties are read at once: the overall share', ['1+', '1-', '1-', '1+'], 0.5],
    ['a tie in the middle', ['3+', '2+', '2-', '1+'], (1 + 2 / 3 + 3 / 4) / 3],
  ])('%s', (_, cases, expected) => {
    expect(averagePrecisionOf(ranking(...cases))).toBeCloseTo(expected, 12);
  });

  test('is unknown where nothing was lost', () => {
    expect(averagePrecisionOf(ranking('1-'))).toBeNaN();
  });
});

describe('hits among the first places', () => {
  test('are counted above the edge and expected within a tie that it cuts', () => {
    const cases = ranking('3+', '2+', '2-', '2-', '1+');
    expect([1, 2, 3, 4, 5].map((places) => expectedHits(cases, places))).toEqual([
      1,
      expect.closeTo(1 + 1 / 3, 12),
      expect.closeTo(1 + 2 / 3, 12),
      2,
      3,
    ]);
  });

  test('places are a share of the cases, rounded up, at least one', () => {
    expect([1, 20, 21, 60, 61].map((cases) => placesOf(cases, 0.05))).toEqual([1, 1, 2, 3, 4]);
  });
});

test('a curve ends where all is read, and equal scores are one point of it', () => {
  expect(curveOf(ranking('3+', '2+', '2-', '1-'))).toEqual([
    { found: 0.5, falsePositives: 0, precision: 1 },
    { found: 1, falsePositives: 0.5, precision: 2 / 3 },
    { found: 1, falsePositives: 1, precision: 0.5 },
  ]);
  const long = ranking(...Array.from({ length: 5_000 }, (_, nth) => `${String(nth)}${nth % 3 ? '-' : '+'}`));
  const points = curveOf(long, 100);
  expect(points.length).toBeLessThanOrEqual(101);
  expect(points.at(-1)).toMatchObject({ found: 1, falsePositives: 1 });
});
