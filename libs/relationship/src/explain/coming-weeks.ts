import { type Heads, type IndexSeries, judge, type Judgement, type WeeklyCells } from '../detect/index.js';

/** A week that might come. */
export interface Counterfactual {
  /** In units of the measure. */
  readonly amount: number;
  readonly orders: number;
}

/** A week of some amount, in orders of a size; an amount below it still takes one order. */
export function comingWeek(amount: number, size: number): Counterfactual {
  return { amount, orders: amount > 0 ? Math.max(1, Math.round(amount / size)) : 0 };
}

/** The judgement at the end of the weeks after `week`, if they brought this; the index of each is 1. */
export function judgeAhead(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
  coming: readonly Counterfactual[],
  heads: Heads,
): Judgement {
  const ahead = {
    volumeFrom: cells.volumeFrom,
    volume: endingWith(
      cells.volume,
      week + 1 - cells.volumeFrom,
      coming.map(({ amount }) => Math.round(amount * 1000)),
    ),
    ordersFrom: cells.ordersFrom,
    orders: endingWith(
      cells.orders,
      week + 1 - cells.ordersFrom,
      coming.map(({ orders }) => orders),
    ),
  };
  return judge(ahead, unobserved, series, week + coming.length, heads);
}

/** The list up to a position, with values from there on; what was booked ahead is left out. */
function endingWith(
  values: readonly number[],
  position: number,
  coming: readonly number[],
): readonly number[] {
  const before = values.slice(0, Math.max(0, position));
  const gap = Math.max(0, position - before.length);
  return [...before, ...Array.from({ length: gap }, () => 0), ...coming];
}
