import type { CalendarData } from './calendar-data.js';

/** What counts while no calendar has been published: Monday to Friday. */
export const WEEKENDS_ONLY: CalendarData = {
  country: 'ZZ',
  from: '1970-01-01',
  to: '1970-01-01',
  holidays: [],
  makeUpDays: [],
};
