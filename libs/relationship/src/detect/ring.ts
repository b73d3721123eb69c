import { type IndexSeries, indexAt, indexBetween } from './index-series.js';
import { ordersAt, volumeAt, type WeeklyCells } from './judge-input.js';

/** Closed weeks that a judgement looks at: two years. */
export const RING_WEEKS = 104;
/** The trailing year, in weeks. */
export const YEAR_WEEKS = 52;
/** The silence that any account may keep, in weeks; also the age from which an account counts in the market index. */
export const QUARTER_WEEKS = 13;

/**
 * The last weeks of one account as a judgement at the end of `week` sees them; positions count from `from`.
 * A week in which the account's feed was silent (unobserved) is empty here, and neither ages it nor adds to its index.
 *
 * The arrays are work space shared by all rings: a ring is valid until the next one is opened, and does not leave
 * this folder.
 */
export interface Ring {
  readonly week: number;
  /** First week with an order in the account's life. */
  readonly first: number;
  /** Week of position 0: the first week of the last 104, or the account's first week when that is later. */
  readonly from: number;
  readonly length: number;
  /** Weeks with an order in the account's whole life. */
  readonly orderWeeks: number;
  /** Observed weeks since the last one with an order; 0 in an order week. */
  readonly silence: number;
  /** Units (not milli-units) per week. */
  readonly volume: Float64Array;
  readonly orders: Float64Array;
  /** `index[k]`: sum of the index from the account's first week to the week before position k; length + 1 entries. */
  readonly index: Float64Array;
  /** `age[k]`: observed weeks from the account's first week to the week before position k; length + 1 entries. */
  readonly age: Float64Array;
}

const volume = new Float64Array(RING_WEEKS);
const orders = new Float64Array(RING_WEEKS);
const observed = new Float64Array(RING_WEEKS);
const index = new Float64Array(RING_WEEKS + 1);
const age = new Float64Array(RING_WEEKS + 1);

/** An entry of a work array; positions are in range by construction. */
export function at(values: Float64Array, position: number): number {
  return values[position] ?? 0;
}

/** The sum of the entries from `from` (included) to `to` (not included). */
export function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let k = from; k < to; k++) total += at(values, k);
  return total;
}

/** The value, moved to the nearest end where it lies outside `low`…`high`. */
export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The ring of an account at the end of `week`; undefined when it had no order by then. `unobserved` is sorted. */
export function openRing(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
): Ring | undefined {
  const life = lifeOf(cells, unobserved, week);
  if (life === undefined) return undefined;
  const { first, last, orderWeeks } = life;
  const from = Math.max(first, week - RING_WEEKS + 1);
  const length = week - from + 1;
  let weeks = from - first;
  let total = indexBetween(series, first, from);
  let silence = week - last;
  observed.fill(1, 0, length);
  for (const missing of unobserved) {
    if (missing > week) break;
    if (missing > last) silence -= 1;
    if (missing >= from) observed[missing - from] = 0;
    else if (missing >= first) {
      weeks -= 1;
      total -= indexAt(series, missing);
    }
  }
  index[0] = total;
  age[0] = weeks;
  for (let k = 0; k < length; k++) {
    const seen = at(observed, k);
    volume[k] = seen * volumeAt(cells, from + k);
    orders[k] = seen * ordersAt(cells, from + k);
    total += seen * indexAt(series, from + k);
    weeks += seen;
    index[k + 1] = total;
    age[k + 1] = weeks;
  }
  return { week, first, from, length, orderWeeks, silence, volume, orders, index, age };
}

interface Life {
  readonly first: number;
  readonly last: number;
  readonly orderWeeks: number;
}

/** First and last observed week with an order up to `week`, and how many there are. */
function lifeOf(cells: WeeklyCells, unobserved: readonly number[], week: number): Life | undefined {
  const { orders: counts, ordersFrom } = cells;
  const end = Math.min(counts.length, week - ordersFrom + 1);
  let first = -1;
  let last = -1;
  let orderWeeks = 0;
  let next = 0;
  for (let k = 0; k < end; k++) {
    if ((counts[k] ?? 0) <= 0) continue;
    while (next < unobserved.length && (unobserved[next] ?? 0) < ordersFrom + k) next += 1;
    if (next < unobserved.length && unobserved[next] === ordersFrom + k) continue;
    if (first < 0) first = k;
    last = k;
    orderWeeks += 1;
  }
  return first < 0 ? undefined : { first: ordersFrom + first, last: ordersFrom + last, orderWeeks };
}
