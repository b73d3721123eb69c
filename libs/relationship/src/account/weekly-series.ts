/**
 * Whole numbers by week, dense between the first and the last week that is not 0; weeks outside count as 0. The form is
 * canonical (no zeros at either end), so the same sums give the same bits whatever order they were made in.
 */
export interface WeeklySeries {
  /** Week number of `values[0]`; 0 when there are no values. */
  readonly from: number;
  readonly values: readonly number[];
}

export const EMPTY_SERIES: WeeklySeries = { from: 0, values: [] };

/** The series with `delta` added to one week. */
export function addToWeek(series: WeeklySeries, week: number, delta: number): WeeklySeries {
  if (delta === 0) return series;
  const { from, values } = series;
  if (values.length === 0) return { from: week, values: [delta] };
  const at = week - from;
  if (at < 0) return { from: week, values: [delta, ...zeros(-at - 1), ...values] };
  if (at >= values.length) return { from, values: [...values, ...zeros(at - values.length), delta] };
  const sum = (values[at] ?? 0) + delta;
  const changed = { from, values: values.with(at, sum) };
  return sum === 0 && (at === 0 || at === values.length - 1) ? trim(changed) : changed;
}

/** The series without the weeks before `first`. */
export function dropBefore(series: WeeklySeries, first: number): WeeklySeries {
  const drop = first - series.from;
  if (series.values.length === 0 || drop <= 0) return series;
  return trim({ from: first, values: series.values.slice(drop) });
}

function trim({ from, values }: WeeklySeries): WeeklySeries {
  // Mostly there is nothing to trim, and nothing to copy.
  if (values.length > 0 && values[0] !== 0 && values.at(-1) !== 0) return { from, values };
  const first = values.findIndex((value) => value !== 0);
  if (first === -1) return EMPTY_SERIES;
  const last = values.findLastIndex((value) => value !== 0);
  return { from: from + first, values: values.slice(first, last + 1) };
}

function zeros(count: number): readonly number[] {
  return Array<number>(count).fill(0);
}
