/**
 * The portfolio's market index of every closed week since the first one: 1 is "as usual", 0.6 a slump or a holiday.
 * Weeks outside the series count as 1. `cumulative[k]` is the sum of `values[0]` to `values[k - 1]`, so it is one longer.
 */
export interface IndexSeries {
  /** Week number of `values[0]`. */
  readonly from: number;
  readonly values: readonly number[];
  readonly cumulative: readonly number[];
}

/** A series without a closed week; `from` is the week that will be closed first. */
export function emptyIndexSeries(from: number): IndexSeries {
  return { from, values: [], cumulative: [0] };
}

/** The series with the index of the next week added; the given series stays as it is. */
export function appendIndex(series: IndexSeries, value: number): IndexSeries {
  const total = series.cumulative[series.values.length] ?? 0;
  return {
    from: series.from,
    values: [...series.values, value],
    cumulative: [...series.cumulative, total + value],
  };
}

/** The index of a week. */
export function indexAt(series: IndexSeries, week: number): number {
  const position = week - series.from;
  return position >= 0 && position < series.values.length ? (series.values[position] ?? 1) : 1;
}

/** The sum of the index over the weeks `from` (included) to `to` (not included). */
export function indexBetween(series: IndexSeries, from: number, to: number): number {
  return indexBefore(series, to) - indexBefore(series, from);
}

/** The sum of the index over the weeks before `week`, counted from the start of the series (negative before it). */
function indexBefore(series: IndexSeries, week: number): number {
  const position = week - series.from;
  const length = series.values.length;
  if (position <= 0) return position;
  if (position <= length) return series.cumulative[position] ?? 0;
  return (series.cumulative[length] ?? 0) + position - length;
}
