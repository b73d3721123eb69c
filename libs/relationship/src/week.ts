/**
 * Calendar days and ISO weeks as integers, so that the fold needs no clock and no calendar library.
 *
 * A **day** is the number of days since 1970-01-01 (proleptic Gregorian, no time zone: the date has already been
 * read in the business time zone). A **week** is the number of ISO weeks (Monday to Sunday) since Monday 1970-01-05.
 */

const MILLISECONDS_A_DAY = 86_400_000;
const HYPHEN = 45;
const ZERO = 48;
/** A Gregorian cycle of 400 years, and the days from its start (0000-03-01) to 1970-01-01. */
const DAYS_AN_ERA = 146_097;
const DAYS_TO_1970 = 719_468;
/** 1970-01-05 was a Monday: day 4. */
const FIRST_MONDAY = 4;

/** The day number of an ISO date (`2026-11-23`); NaN when the text is not a calendar date. */
export function dayOf(date: string): number {
  if (date.length !== 10 || date.charCodeAt(4) !== HYPHEN || date.charCodeAt(7) !== HYPHEN) return Number.NaN;
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  // March-based year, so that the leap day is the last (H. Hinnant, "chrono-compatible low-level date algorithms").
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_AN_ERA + dayOfEra - DAYS_TO_1970;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
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

/**
 * The day number of a week's Saturday. A feed that has a row on it or later has delivered the week: many work Monday to
 * Friday, so a row on Friday does not say that the week is whole.
 */
export function deliveredFrom(week: number): number {
  return mondayOf(week) + 5;
}
