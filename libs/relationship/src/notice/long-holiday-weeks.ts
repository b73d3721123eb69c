import type { CalendarData } from '../calendar/calendar-data.js';
import { dayOf, mondayOf, weekOfDay } from '../week.js';

const WORKING_DAYS = 5;
/** One free day hardly shows in a week. */
const LEAST_DAYS = 2;

/**
 * The weeks of long holidays: those in which a country has two free working days or more, the quiet or hurried week before,
 * and the one after. How low they are says nothing about the market.
 */
export function longHolidayWeeks(calendars: readonly CalendarData[]): ReadonlySet<number> {
  const weeks = new Set<number>();
  for (const { holidays } of calendars) {
    const days = holidays.map(({ date }) => dayOf(date));
    const weekdays = days.filter((day) => day - mondayOf(weekOfDay(day)) < WORKING_DAYS);
    for (const [week, free] of Map.groupBy(weekdays, weekOfDay)) {
      if (free.length >= LEAST_DAYS) for (const near of [week - 1, week, week + 1]) weeks.add(near);
    }
  }
  return weeks;
}
