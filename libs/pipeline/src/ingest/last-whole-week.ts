import { dayOf, mondayOf, weekOfDay } from '#relationship';

/** A week whose Saturday or Sunday has rows is whole; the feed may not have delivered the rest of another one. */
export function lastWholeWeek(lastDate: string): number {
  const day = dayOf(lastDate);
  const week = weekOfDay(day);
  return day - mondayOf(week) >= 5 ? week : week - 1;
}
