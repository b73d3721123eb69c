import type { WeeklyCells } from '../detect/index.js';
import {
  type IndexSeries,
  indexBetween,
  ordersAt,
  RING_WEEKS,
  volumeAt,
  YEAR_WEEKS,
} from '../detect/index.js';
import { median } from '../median.js';

/** The longest horizon of loosening. */
const LONGEST_LOOSENING = 26;
/** Weeks after which every outcome can be told, from the measuring of the week after its last one: then that one's index is known. */
export const MATURITY_WEEKS = LONGEST_LOOSENING + 1;

const SHORTEST_LOOSENING = 13;
const SHORTEST_PAUSE = 8;
const CAP_MEDIANS = 3;

/**
 * Whether an account paused or loosened after `origin`, as its record stands more than 26 weeks later: nothing within the pausing horizon
 * max(8, 3 × median gap), or within the loosening horizon clip(6 × median gap, 13, 26) less than half of what its trailing year
 * × the market's change would be (or the mean of that and the same weeks a year before, where that is less). A week counts with
 * at most three times the usual one. Source: the detection reference, section 1; `truth` in core.py, with the index in place of F.
 *
 * @returns undefined without a rhythm or volume in the year before
 */
export function outcomeOf(
  cells: WeeklyCells,
  series: IndexSeries,
  origin: number,
): 'lost' | 'kept' | undefined {
  const gap = medianGapBefore(cells, origin);
  const first = firstOrderWeek(cells);
  if (gap === undefined || first === undefined) return undefined;
  if (!anyOrder(cells, origin + 1, Math.max(SHORTEST_PAUSE, Math.ceil(3 * gap)))) return 'lost';
  const yearStart = Math.max(first, origin - YEAR_WEEKS + 1);
  const usual = median(volumesOf(cells, yearStart, origin + 1).filter((amount) => amount > 0));
  if (usual === undefined) return undefined;
  const capped = (from: number, to: number): number =>
    volumesOf(cells, from, to).reduce((sum, amount) => sum + Math.min(amount, CAP_MEDIANS * usual), 0);
  const ahead = Math.min(LONGEST_LOOSENING, Math.max(SHORTEST_LOOSENING, Math.ceil(6 * gap)));
  const perIndex = capped(yearStart, origin + 1) / indexBetween(series, yearStart, origin + 1);
  const byYear = perIndex * indexBetween(series, origin + 1, origin + 1 + ahead);
  const yearAgo = origin - YEAR_WEEKS + 1;
  const expected =
    origin - YEAR_WEEKS >= first ? Math.min(byYear, (byYear + capped(yearAgo, yearAgo + ahead)) / 2) : byYear;
  return capped(origin + 1, origin + 1 + ahead) < expected / 2 ? 'lost' : 'kept';
}

function anyOrder(cells: WeeklyCells, from: number, weeks: number): boolean {
  for (let week = from; week < from + weeks; week += 1) if (ordersAt(cells, week) > 0) return true;
  return false;
}

function firstOrderWeek({ orders, ordersFrom }: WeeklyCells): number | undefined {
  const first = orders.findIndex((count) => count > 0);
  return first < 0 ? undefined : ordersFrom + first;
}

/** The median gap between the order weeks of the two years up to a week. */
export function medianGapBefore(cells: WeeklyCells, week: number): number | undefined {
  const gaps: number[] = [];
  let last: number | undefined;
  for (let at = week - RING_WEEKS + 1; at <= week; at += 1) {
    if (ordersAt(cells, at) <= 0) continue;
    if (last !== undefined) gaps.push(at - last);
    last = at;
  }
  return median(gaps);
}

function volumesOf(cells: WeeklyCells, from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => volumeAt(cells, from + at));
}
