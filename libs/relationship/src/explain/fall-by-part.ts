import type { FallPart } from './alert-facts.js';
import { round } from './round.js';

/** What an account shipped in one week on one lane with one service; amounts in thousandths of the measure. */
export interface ShipmentSum {
  readonly week: number;
  readonly service: string;
  readonly lane: string;
  readonly orders: number;
  readonly amount: number;
}

/** The observed weeks that a fall is measured over. */
export interface FallWeeks {
  /** The weeks that the alert speaks about; all of them within `year`. */
  readonly window: readonly number[];
  /** The trailing year. */
  readonly year: readonly number[];
}

/** Parts that are told by name; the rest is one line. */
const TOLD_PARTS = 5;

/** The key of the line that adds up all parts that are not told by name. */
export const OTHER_PARTS = '*';

/**
 * Which services or lanes carry the fall. The account's expectation for the window is split as its trailing year was,
 * so the parts of a dimension add up to the account; a part's share is its shortfall among all shortfalls, so growth
 * elsewhere hides nothing.
 *
 * @param expected what the whole account was expected to ship in the window, in units of the measure
 */
export function fallByPart(
  dimension: FallPart['dimension'],
  sums: readonly ShipmentSum[],
  { window, year }: FallWeeks,
  expected: number,
): readonly FallPart[] {
  const parts = partsOf(totalsBy(dimension, sums, window, year), expected);
  const told =
    parts.length > TOLD_PARTS
      ? [...parts.slice(0, TOLD_PARTS - 1), merged(parts.slice(TOLD_PARTS - 1))]
      : parts;
  const fall = total(told, 'shortfall');
  return told.map((part) => ({
    dimension,
    key: part.key,
    shipped: round(part.shipped),
    expected: round(part.expected),
    share: round(fall > 0 ? part.shortfall / fall : 0),
  }));
}

interface Part {
  readonly key: string;
  readonly shipped: number;
  readonly expected: number;
  /** What is missing, never negative; of several parts, what is missing in each. */
  readonly shortfall: number;
}

/** Thousandths of the measure; integers, so the order of the sums does not matter. */
interface Totals {
  readonly shipped: number;
  readonly year: number;
}

function totalsBy(
  dimension: FallPart['dimension'],
  sums: readonly ShipmentSum[],
  window: readonly number[],
  year: readonly number[],
): ReadonlyMap<string, Totals> {
  const inWindow = new Set(window);
  const inYear = new Set(year);
  const totals = new Map<string, Totals>();
  for (const sum of sums) {
    if (!inYear.has(sum.week)) continue;
    const known = totals.get(sum[dimension]) ?? { shipped: 0, year: 0 };
    totals.set(sum[dimension], {
      shipped: known.shipped + (inWindow.has(sum.week) ? sum.amount : 0),
      year: known.year + sum.amount,
    });
  }
  return totals;
}

/** The greatest shortfall first; among equal ones, such as those that grew, by name. */
function partsOf(totals: ReadonlyMap<string, Totals>, expected: number): readonly Part[] {
  let whole = 0;
  for (const { year } of totals.values()) whole += year;
  return [...totals]
    .map(([key, { shipped, year }]) => {
      const should = whole > 0 ? (expected * year) / whole : 0;
      const has = shipped / 1000;
      return { key, shipped: has, expected: should, shortfall: Math.max(0, should - has) };
    })
    .toSorted((one, other) => other.shortfall - one.shortfall || (one.key < other.key ? -1 : 1));
}

function merged(parts: readonly Part[]): Part {
  return {
    key: OTHER_PARTS,
    shipped: total(parts, 'shipped'),
    expected: total(parts, 'expected'),
    shortfall: total(parts, 'shortfall'),
  };
}

function total(parts: readonly Part[], of: 'shipped' | 'expected' | 'shortfall'): number {
  return parts.reduce((sum, part) => sum + part[of], 0);
}
