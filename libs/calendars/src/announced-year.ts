import { type CalendarData, dateOfDay, dayOf } from '#relationship';
import chineseDays from 'chinese-days';

interface AnnouncedYear extends Pick<CalendarData, 'holidays' | 'makeUpDays'> {
  readonly year: number;
}

/** What the State Council announced for a Chinese year; undefined while (or because) nothing is on record. */
export function announcedYear(year: number): AnnouncedYear | undefined {
  // National Day is in every announcement, while the last days of December can come from the next year's.
  if (!announcement(`${String(year)}-10-01`)) return undefined;
  const listed = datesOf(year).flatMap((date) => {
    const found = announcement(date);
    return found ? [{ date, ...found }] : [];
  });
  return {
    year,
    holidays: listed.filter(({ work }) => !work).map(({ date, name }) => ({ date, name })),
    makeUpDays: listed.filter(({ work }) => work).map(({ date }) => date),
  };
}

/** An announced day is named `National Day,国庆节,3`; every other day gets its weekday's name. */
function announcement(date: string) {
  const { work, name } = chineseDays.getDayDetail(date);
  const [en, zh] = name.split(',');
  return en && zh ? { work, name: { zh, en } } : undefined;
}

function datesOf(year: number): string[] {
  const first = dayOf(`${String(year)}-01-01`);
  const end = dayOf(`${String(year + 1)}-01-01`);
  return Array.from({ length: end - first }, (_, index) => dateOfDay(first + index));
}
