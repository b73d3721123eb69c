import type { CalendarData } from '#relationship';
import { announcedYear } from './announced-year.js';
import { inferredHolidays } from './inferred-holidays.js';

/**
 * The working days of a country (ISO 3166 alpha-2) from 1 January of `fromYear` to 31 December of `toYear`, ready to be
 * published as an event. Throws RangeError for an unknown country and for years in the wrong order.
 *
 * For CN each year is the one the State Council announced, with its make-up days. Years without an announcement are
 * inferred from the usual rules, and `estimatedFrom` says from which year on; years before the first announcement on
 * record are left out, so `from` can be later than asked.
 */
export function publishedCalendar(country: string, fromYear: number, toYear: number): CalendarData {
  if (!Number.isInteger(fromYear) || !Number.isInteger(toYear) || fromYear > toYear) {
    throw new RangeError(`not a range of years: ${String(fromYear)} to ${String(toYear)}`);
  }
  if (country === 'CN') return chineseCalendar(fromYear, toYear);
  return {
    ...span(fromYear, toYear),
    country,
    holidays: inferredHolidays(country, fromYear, toYear),
    makeUpDays: [],
  };
}

function chineseCalendar(fromYear: number, toYear: number): CalendarData {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  const announced = years.flatMap((year) => announcedYear(year) ?? []);
  const first = announced.at(0)?.year ?? fromYear;
  const estimatedFrom = (announced.at(-1)?.year ?? fromYear - 1) + 1;
  const inferred = estimatedFrom <= toYear ? inferredHolidays('CN', estimatedFrom, toYear) : [];
  return {
    ...span(first, toYear),
    country: 'CN',
    holidays: [...announced.flatMap(({ holidays }) => holidays), ...inferred],
    makeUpDays: announced.flatMap(({ makeUpDays }) => makeUpDays),
    ...(estimatedFrom <= toYear && { estimatedFrom }),
  };
}

function span(fromYear: number, toYear: number): Pick<CalendarData, 'from' | 'to'> {
  return { from: `${String(fromYear)}-01-01`, to: `${String(toYear)}-12-31` };
}
