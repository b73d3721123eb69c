import { type IndexSeries, indexAt } from '../detect/index.js';
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

const YEAR_WEEKS = 52;
/** Parts that are told by name; the rest is one line. */
const TOLD_PARTS = 5;

/** The key of the line that adds up all parts that are not told by name. */
export const OTHER_PARTS = '*';

/**
 * Which services or lanes carry the fall: each part's own trailing year per unit of index against what it shipped in the
 * window. A part's share is its shortfall among all shortfalls, so growth elsewhere hides nothing.
 *
 * @param window the observed weeks that the alert speaks about
 */
export function fallByPart(
  dimension: FallPart['dimension'],
  sums: readonly ShipmentSum[],
  window: readonly number[],
  index: IndexSeries,
  week: number,
): readonly FallPart[] {
  const inWindow = new Set(window);
  const totals = new Map<string, { shipped: number; year: number }>();
  for (const sum of sums) {
    if (sum.week > week || sum.week <= week - YEAR_WEEKS) continue;
    const part = totals.get(sum[dimension]) ?? { shipped: 0, year: 0 };
    part.year += sum.amount / 1000;
    if (inWindow.has(sum.week)) part.shipped += sum.amount / 1000;
    totals.set(sum[dimension], part);
  }
  const portion = indexSum(window, index) / Math.max(indexSum(lastYear(sums, week), index), 1e-9);
  const parts = [...totals]
    .map(([key, { shipped, year }]) => ({ key, shipped, expected: year * portion }))
    .toSorted((one, other) => shortfall(other) - shortfall(one) || (one.key < other.key ? -1 : 1));
  const told =
    parts.length > TOLD_PARTS
      ? [...parts.slice(0, TOLD_PARTS - 1), merged(parts.slice(TOLD_PARTS - 1))]
      : parts;
  const all = told.reduce((sum, part) => sum + shortfall(part), 0);
  return told.map((part) => ({
    dimension,
    key: part.key,
    shipped: round(part.shipped),
    expected: round(part.expected),
    share: round(all > 0 ? shortfall(part) / all : 0),
  }));
}

interface Part {
  readonly key: string;
  readonly shipped: number;
  readonly expected: number;
}

function merged(parts: readonly Part[]): Part {
  return {
    key: OTHER_PARTS,
    shipped: parts.reduce((sum, part) => sum + part.shipped, 0),
    expected: parts.reduce((sum, part) => sum + part.expected, 0),
  };
}

function shortfall({ shipped, expected }: Part): number {
  return Math.max(0, expected - shipped);
}

/** The weeks of the trailing year from the account's first shipment in it on. */
function lastYear(sums: readonly ShipmentSum[], week: number): readonly number[] {
  const first = sums.reduce(
    (earliest, sum) => (sum.week > week - YEAR_WEEKS ? Math.min(earliest, sum.week) : earliest),
    week,
  );
  return Array.from({ length: week - first + 1 }, (_, at) => first + at);
}

function indexSum(weeks: readonly number[], index: IndexSeries): number {
  return weeks.reduce((sum, week) => sum + indexAt(index, week), 0);
}
