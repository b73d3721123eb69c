import { publishedCalendar } from '#calendars';
import type { CalendarData, Settings } from '#relationship';

/** Years after the last row for which working days are published: due dates lie ahead. */
const YEARS_AHEAD = 2;

/** The working days of the installation's country for the years of an import. */
export function calendarsOfImport(
  { country }: Settings,
  firstDate: string,
  lastDate: string,
): readonly CalendarData[] {
  return [publishedCalendar(country, yearOf(firstDate), yearOf(lastDate) + YEARS_AHEAD)];
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
