import { dateOfDay, dayOf, type Holiday } from '#relationship';
import Holidays, { type HolidaysTypes } from 'date-holidays';

const HOURS_A_DAY = 24;
const MILLISECONDS_AN_HOUR = 3_600_000;

/**
 * A country's public holidays in some years by the rules of `date-holidays`, one entry a day, in date order. Half days
 * are working days. Throws RangeError for a country that the package does not know.
 */
export function inferredHolidays(country: string, fromYear: number, toYear: number): Holiday[] {
  if (!Object.hasOwn(new Holidays().getCountries(), country))
    throw new RangeError(`no calendar for: ${country}`);
  const source = new Holidays(country, { types: ['public'], languages: ['zh', 'en'] });
  const byDate = new Map<string, Holiday>();
  // One year earlier, because a holiday of several days can reach over New Year.
  for (let year = fromYear - 1; year <= toYear; year += 1) {
    const english = new Map(source.getHolidays(year, 'en').map((holiday) => [keyOf(holiday), holiday.name]));
    for (const holiday of source.getHolidays(year, 'zh').filter(isForEverybody)) {
      const name = { zh: holiday.name, en: english.get(keyOf(holiday)) ?? holiday.name };
      for (const date of wholeDays(holiday)) if (!byDate.has(date)) byDate.set(date, { date, name });
    }
  }
  return [...byDate.values()]
    .filter(({ date }) => `${String(fromYear)}-01-01` <= date && date <= `${String(toYear)}-12-31`)
    .toSorted((a, b) => dayOf(a.date) - dayOf(b.date));
}

/** Notes like "Women" or "For Muslim" name the only people who have the day off; the package has no field for that. */
function isForEverybody(holiday: HolidaysTypes.Holiday): boolean {
  return !('note' in holiday && /women|youth|children|military|muslim|islam/i.test(String(holiday.note)));
}

function wholeDays({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const hours = (end.getTime() - start.getTime()) / MILLISECONDS_AN_HOUR;
  // The extra hour makes up for the day on which the clocks go forward.
  const days = Math.floor((hours + 1) / HOURS_A_DAY);
  const first = dayOf(date.slice(0, 10));
  return Array.from({ length: days }, (_, index) => dateOfDay(first + index));
}

function keyOf({ date, rule }: HolidaysTypes.Holiday): string {
  return `${date} ${rule}`;
}
