import { refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

const EARLIEST = '1990-01-01';
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Year first, then one separator used twice or none; a time of day and an offset may follow. */
const YEAR_FIRST =
  /^(?:(\d{4})([-/])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2}))(?:[T ][0-2]?\d:[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?$/u;

/**
 * An ISO date `YYYY-MM-DD` from 1990-01-01 to `today`, both inclusive.
 *
 * Also reads `YYYY/M/D`, `YYYYMMDD`, and a date-time, of which the date is taken as written: it was written in the
 * business time zone. A date whose day and month could be swapped is refused rather than guessed.
 *
 * @param today ISO date in the business time zone
 */
export function parseDate(text: string, today: string): string | Refusal {
  const date = isIsoDay(text) ? text : isoDayOf(text);
  if (date === undefined) return refuse(unreadableReason(text));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  if (day < 1 || day > daysIn(Number(date.slice(0, 4)), month)) {
    return refuse('The calendar has no such day.');
  }
  if (date < EARLIEST) return refuse(`The date is before ${EARLIEST}.`);
  if (date > today) return refuse(`The date is in the future (today is ${today}).`);
  return date;
}

function daysIn(year: number, month: number): number {
  if (month === 2 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return 28;
  return DAYS_IN_MONTH[month - 1] ?? 0;
}

/** The form that nearly every row has, recognised without the cost of capturing groups. */
function isIsoDay(text: string): boolean {
  return text.length === 10 && /^\d{4}-\d\d-\d\d$/u.test(text);
}

function isoDayOf(text: string): string | undefined {
  const match = YEAR_FIRST.exec(text);
  if (match === null) return undefined;
  const [, year = match[5], , month = match[6], day = match[7]] = match;
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

function unreadableReason(text: string): string {
  if (/^\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{2}|\d{4})(?:\D.*)?$/su.test(text)) {
    return 'The date is ambiguous because day and month could be swapped; write it as YYYY-MM-DD.';
  }
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) {
    return 'The date is a spreadsheet serial number; format the column as YYYY-MM-DD before exporting.';
  }
  return 'The date cannot be read; write it as YYYY-MM-DD.';
}
