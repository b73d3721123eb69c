import { parseDate } from './parse-date.js';
import { isRefusal, refuse } from './row-error.js';
import type { Refusal } from './row-error.js';

const MILLISECONDS_A_DAY = 86_400_000;
/** The day of `today` ends last at UTC-12. */
const LATEST_ZONE = 12 * 3_600_000;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?) ?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/iu;

/**
 * When the row became known, in epoch milliseconds: an ISO instant with its offset, or a plain date, which means the last
 * millisecond of that day in UTC. A time of day without offset is refused, since it names no instant.
 *
 * @param today ISO date in the business time zone; nothing can have been recorded after it
 */
export function parseRecordedAt(text: string, today: string): number | Refusal {
  const endOfToday = Date.parse(today) + MILLISECONDS_A_DAY + LATEST_ZONE;
  const match = INSTANT.exec(text);
  if (match === null) {
    const date =
      text.length > 10
        ? refuse('The time cannot be read; write 2024-03-05T14:30:00+08:00.')
        : parseDate(text, today);
    return isRefusal(date) ? date : Date.parse(date) + MILLISECONDS_A_DAY - 1;
  }
  const [, day = '', time = '', offset] = match;
  if (offset === undefined) {
    return refuse('The time has no offset; write it with one such as Z or +08:00, or give the date alone.');
  }
  // Checks the calendar only; whether the instant lies in the future depends on the offset.
  const date = parseDate(day, '9999-12-31');
  if (isRefusal(date)) return date;
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  const instant = Date.parse(`${date}T${time}${zone}`);
  if (instant >= endOfToday) return refuse(`The time is in the future (today is ${today}).`);
  return instant;
}
