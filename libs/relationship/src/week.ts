/**
 * Calendar days and ISO weeks as integers, so that the fold needs no clock and no calendar library.
 *
 * A **day** is the number of days since 1970-01-01 (proleptic Gregorian, no time zone: the date has already been
 * read in the business time zone). A **week** is the number of ISO weeks (Monday to Sunday) since Monday 1970-01-05.
 */

const MILLISECONDS_A_DAY = 86_400_000;
/** 1970-01-05 was a Monday: day 4. */
const FIRST_MONDAY = 4;

/** The day number of an ISO date (`2026-11-23`); NaN when the text is not a calendar date. */
export function dayOf(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const day = Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;
  return dateOfDay(day) === date ? day : Number.NaN;
}

/** The ISO date of a day number; the empty string for NaN. */
export function dateOfDay(day: number): string {
  return Number.isFinite(day) ? new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10) : '';
}

/** The week that a day number belongs to. */
export function weekOfDay(day: number): number {
  return Math.floor((day - FIRST_MONDAY) / 7);
}

/** The week that an ISO date belongs to; NaN when the text is not a calendar date. */
export function weekOf(date: string): number {
  return weekOfDay(dayOf(date));
}

/** The day number of a week's Monday. */
export function mondayOf(week: number): number {
  return week * 7 + FIRST_MONDAY;
}

/** The ISO date of a week's Monday: how a week is named in files, events and on screens. */
export function weekStart(week: number): string {
  return dateOfDay(mondayOf(week));
}
