/** When people read what the day brings, in the business time zone. */
const MORNING = '09:00';

/** The morning of a day, an ISO instant in UTC. */
export function workdayMorning(date: string, timeZone: string): string {
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: MORNING });
  return at.toInstant().toString({ smallestUnit: 'millisecond' });
}
