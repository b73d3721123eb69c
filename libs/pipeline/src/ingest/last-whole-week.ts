import { dayOf, deliveredFrom, weekOfDay } from '#relationship';

/** A week whose Saturday or Sunday has rows is whole; the feed may not have delivered the rest of another one. */
export function lastWholeWeek(lastDate: string): number {
  const day = dayOf(lastDate);
  const week = weekOfDay(day);
  return day >= deliveredFrom(week) ? week : week - 1;
}
