import { indexAt, type IndexSeries, YEAR_WEEKS } from '../detect/index.js';
import { median } from '../median.js';

/** How the market index is when nothing is the matter. */
export interface UsualIndex {
  /** Median of the weeks of a year. */
  readonly median: number;
  /** Standard deviation of a week from its neighbours. */
  readonly noise: number;
}

/** With fewer weeks nobody knows what is usual. */
const LEAST_WEEKS = 20;
/** Weeks from the start of a portfolio on in which few accounts count, and the index hardly moves. */
const EARLY_WEEKS = 26;
/** Median absolute value -> standard deviation of a normal spread. */
const MEDIAN_TO_SD = 1.4826;

/**
 * The usual index by the year before a week, without the weeks of long holidays. The noise is taken from week to week, so
 * that a season is none. Undefined below 20 weeks.
 */
export function usualIndex(
  series: IndexSeries,
  holidays: ReadonlySet<number>,
  before: number,
): UsualIndex | undefined {
  const from = Math.max(series.from, before - YEAR_WEEKS);
  const weeks = weeksFrom(from, before).filter((week) => !holidays.has(week));
  if (Math.min(weeks.length, series.values.length) < LEAST_WEEKS) return undefined;
  const steps = weeks
    .filter((week) => week > from && !holidays.has(week - 1))
    .map((week) => Math.abs(indexAt(series, week) - indexAt(series, week - 1)));
  return {
    median: median(weeks.map((week) => indexAt(series, week))) ?? 1,
    noise: (MEDIAN_TO_SD * (median(steps) ?? 1)) / Math.SQRT2,
  };
}

/** What is to be expected of a week: the median, or less where these three weeks were lower a year ago. */
export function expectedIndex(series: IndexSeries, week: number, { median }: UsualIndex): number {
  const season = weeksFrom(week - YEAR_WEEKS - 1, week - YEAR_WEEKS + 2);
  if (season.some((each) => each < series.from + EARLY_WEEKS)) return median;
  return Math.min(median, meanOf(season.map((each) => indexAt(series, each))));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function weeksFrom(first: number, before: number): readonly number[] {
  return Array.from({ length: before - first }, (_, at) => first + at);
}
