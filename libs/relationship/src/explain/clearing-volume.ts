import {
  type IndexSeries,
  judge,
  type Judgement,
  type Thresholds,
  type WeeklyCells,
} from '../detect/index.js';

/** Halvings of the search: the answer is exact to a thousandth of the cap. */
const STEPS = 10;

/**
 * The amount in the coming week, at an index of 1 and in orders of the usual size, that alone brings both scores below
 * their thresholds: what-if is the same pure judgement over one more cell. Searched by bisection between nothing and the
 * cap, above which more volume does not count. In units of the measure; null when not even the cap does.
 *
 * The context `lastsize` is not monotone, so the answer is an amount that clears, not provably the smallest one.
 */
export function clearingVolume(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  now: Judgement,
  thresholds: Pick<Thresholds, 'risk' | 'change'>,
): number | null {
  const { week, cap, ratePerIndex, ordersPerIndex } = now;
  if (ordersPerIndex <= 0 || ratePerIndex <= 0 || cap <= 0) return null;
  const size = ratePerIndex / ordersPerIndex;
  const clears = (amount: number): boolean => {
    const orders = Math.max(1, Math.round(amount / size));
    const next = judge(withWeek(cells, week + 1, amount, orders), unobserved, series, week + 1);
    if (next.evidence === undefined) return false;
    return next.risk < thresholds.risk && next.change < thresholds.change;
  };
  if (!clears(cap)) return null;
  let low = 0;
  let high = cap;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (clears(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The cells up to a week, with what that week would hold. */
function withWeek(cells: WeeklyCells, week: number, amount: number, orders: number): WeeklyCells {
  return {
    volumeFrom: cells.volumeFrom,
    volume: setAt(cells.volume, week - cells.volumeFrom, Math.round(amount * 1000)),
    ordersFrom: cells.ordersFrom,
    orders: setAt(cells.orders, week - cells.ordersFrom, orders),
  };
}

function setAt(values: readonly number[], position: number, value: number): readonly number[] {
  const before = values.slice(0, Math.max(0, position));
  const gap = Math.max(0, position - before.length);
  return [...before, ...Array.from({ length: gap }, () => 0), value];
}
