import type { Recipient } from './recipient.js';

/** When digests are read. */
const DIGEST_HOUR = '08:30';
const MONDAY = 1;

/** The instant at which somebody's quiet hours end; undefined when it is not quiet now. */
export function quietUntil({ quiet, timeZone }: Recipient, now: string): string | undefined {
  if (quiet === undefined || quiet.from === quiet.until) return undefined;
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const overnight = quiet.from > quiet.until;
  const isLate = time >= quiet.from;
  const isEarly = time < quiet.until;
  if (overnight ? !isLate && !isEarly : !isLate || !isEarly) return undefined;
  const day = overnight && isLate ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return instantOf(day, quiet.until, timeZone);
}

/**
 * The instant at which the next digest is read: on the next working day, for a weekly one on the next Monday, and never now.
 *
 * @param isWorkingDay of an ISO date
 */
export function nextDigest(
  { mode, timeZone }: Pick<Recipient, 'mode' | 'timeZone'>,
  now: string,
  isWorkingDay: (date: string) => boolean,
): string {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const isDay = (day: Temporal.PlainDate): boolean =>
    mode === 'weekly' ? day.dayOfWeek === MONDAY : isWorkingDay(day.toString());
  for (let day = today; ; day = day.add({ days: 1 })) {
    const at = instantOf(day, DIGEST_HOUR, timeZone);
    if (Date.parse(at) > Date.parse(now) && isDay(day)) return at;
  }
}

function instantOf(day: Temporal.PlainDate, plainTime: string, timeZone: string): string {
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant().toString({ smallestUnit: 'millisecond' });
}
