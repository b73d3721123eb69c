import { dateOfDay, deliveredFrom, mondayOf, type Settings } from '#relationship';
import type { BusinessTime } from '../business-time.js';

/** What decides whether a week may end. */
export interface WeekDue {
  /** ISO instant. */
  readonly now: string;
  readonly settings: Settings;
  readonly time: BusinessTime;
  /** Feed -> ISO date of its last row. */
  readonly delivered: Readonly<Record<string, string>>;
  /** Week number of the last closed week. */
  readonly lastClosed: number | undefined;
}

/**
 * Whether a week may end: it is over in the business time zone, and every feed that was live the week before has delivered
 * past it, or the grace time has passed.
 */
export function isWeekDue(week: number, { now, settings, time, delivered, lastClosed }: WeekDue): boolean {
  const today = time.dateOf(now);
  if (today < dateOfDay(mondayOf(week + 1))) return false;
  if (today >= dateOfDay(mondayOf(week + 1) + settings.graceDays)) return true;
  const needed = dateOfDay(deliveredFrom(week));
  const live = lastClosed === undefined ? '' : dateOfDay(mondayOf(lastClosed));
  return Object.values(delivered).every((last) => last >= needed || last < live);
}
