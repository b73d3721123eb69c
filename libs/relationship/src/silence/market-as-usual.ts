import type { CalendarData } from '../calendar/calendar-data.js';
import { appendIndex, emptyIndexSeries, indexAt, type IndexSeries, QUARTER_WEEKS } from '../detect/index.js';
import { longHolidayWeeks } from '../notice/long-holiday-weeks.js';

/** Weeks that a low market or a holiday may explain. */
export const EXPLAINED_WEEKS = QUARTER_WEEKS;

/** Mean index of the weeks below which the market was low: one week at a third of the usual is. */
const LOW = 0.95;

/** What the market would look like at the end of a series if nothing had been the matter. */
export interface MarketAsUsual {
  /** Whether the market was low over the weeks together: only then has it anything to explain. */
  readonly isLow: boolean;
  /** Mean of the index over the weeks. */
  readonly level: number;
  /** The series with its low weeks counted as usual ones. */
  readonly series: IndexSeries;
}

/** The market without its low weeks, and what that looks like where only long holidays are taken out. */
export interface Counterfactuals {
  readonly market: MarketAsUsual;
  /** Low weeks of long holidays, ascending. */
  readonly holidayWeeks: readonly number[];
  /** The series with those counted as usual ones. */
  readonly withoutHolidays: IndexSeries;
}

/** Series and calendars are immutable, and every account of a week asks the same. */
const known = new WeakMap<IndexSeries, Map<CalendarData | undefined, Counterfactuals>>();

/** The market of the last 13 weeks of a series, with weeks below 1 counted as 1. */
export function marketAsUsual(series: IndexSeries, calendar: CalendarData | undefined): Counterfactuals {
  const ofSeries = known.get(series) ?? new Map<CalendarData | undefined, Counterfactuals>();
  known.set(series, ofSeries);
  const found = ofSeries.get(calendar) ?? counterfactuals(series, calendar);
  ofSeries.set(calendar, found);
  return found;
}

function counterfactuals(series: IndexSeries, calendar: CalendarData | undefined): Counterfactuals {
  const end = series.from + series.values.length;
  const first = Math.max(series.from, end - EXPLAINED_WEEKS);
  const weeks = Array.from({ length: end - first }, (_, at) => first + at);
  const low = new Set(weeks.filter((week) => indexAt(series, week) < 1));
  const holidays = calendar === undefined ? new Set<number>() : longHolidayWeeks([calendar]);
  const holidayWeeks = weeks.filter((week) => low.has(week) && holidays.has(week));
  const total = weeks.reduce((sum, week) => sum + indexAt(series, week), 0);
  const level = weeks.length === 0 ? 1 : total / weeks.length;
  return {
    market: {
      isLow: level < LOW,
      level,
      series: raised(series, low),
    },
    holidayWeeks,
    withoutHolidays: raised(series, new Set(holidayWeeks)),
  };
}

/** The series with some weeks counted as usual ones. */
function raised(series: IndexSeries, weeks: ReadonlySet<number>): IndexSeries {
  if (weeks.size === 0) return series;
  return series.values.reduce(
    (so, value, at) => appendIndex(so, weeks.has(series.from + at) ? 1 : value),
    emptyIndexSeries(series.from),
  );
}
