import { dateOfDay, dayOf, mondayOf, weekOfDay } from '../week.js';
import type { CalendarData, Holiday } from './calendar-data.js';

const SATURDAY = 5;

interface DaySets {
  readonly holidays: ReadonlySet<number>;
  readonly makeUpDays: ReadonlySet<number>;
}

/** Calendars are immutable data that every judged account asks again, so each one is indexed once. */
const indexed = new WeakMap<CalendarData, DaySets>();

/** True when people work on this ISO date: a make-up day, or a weekday that is no holiday. Throws RangeError for no date. */
export function isWorkingDay(calendar: CalendarData, date: string): boolean {
  return isWorking(setsOf(calendar), checkedDay(date));
}

/**
 * The ISO date of the `n`-th working day after `date`; with 0 the date itself, or the next working day when nobody works
 * on it. Throws RangeError when `date` is no date or `n` no count.
 */
export function addWorkingDays(calendar: CalendarData, date: string, n: number): string {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a count of days: ${String(n)}`);
  const sets = setsOf(calendar);
  let day = checkedDay(date);
  if (n === 0) while (!isWorking(sets, day)) day += 1;
  for (let left = n; left > 0;) {
    day += 1;
    if (isWorking(sets, day)) left -= 1;
  }
  return dateOfDay(day);
}

/** The public holidays from one ISO date to another, both included, in date order. */
export function holidaysBetween(calendar: CalendarData, from: string, to: string): readonly Holiday[] {
  return calendar.holidays.filter(({ date }) => from <= date && date <= to);
}

function isWorking({ holidays, makeUpDays }: DaySets, day: number): boolean {
  if (makeUpDays.has(day)) return true;
  return day - mondayOf(weekOfDay(day)) < SATURDAY && !holidays.has(day);
}

function setsOf(calendar: CalendarData): DaySets {
  const known = indexed.get(calendar);
  if (known) return known;
  const sets = {
    holidays: new Set(calendar.holidays.map(({ date }) => dayOf(date))),
    makeUpDays: new Set(calendar.makeUpDays.map(dayOf)),
  };
  indexed.set(calendar, sets);
  return sets;
}

function checkedDay(date: string): number {
  const day = dayOf(date);
  if (Number.isNaN(day)) throw new RangeError(`not an ISO date: ${date}`);
  return day;
}
