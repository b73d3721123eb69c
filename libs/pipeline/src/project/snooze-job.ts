import type { OpenAlert } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** The name of the jobs that end the snooze of an alert. */
export const END_SNOOZE = 'end-snooze';
/** When people look at what has come up, in the business time zone. */
const RETURN_HOUR = '09:00';

/** The job that ends the snooze of an alert; undefined where there is none, or nothing is told at its end. */
export function snoozeJob(subject: string, alert: OpenAlert | undefined, timeZone: string): Job | undefined {
  const { alertId, snoozedUntil: until, snooze } = alert ?? {};
  if (alertId === undefined || until === undefined || snooze === undefined) return undefined;
  const at = Temporal.PlainDate.from(until).toZonedDateTime({ timeZone, plainTime: RETURN_HOUR });
  return {
    id: deriveId(END_SNOOZE, alertId, String(snooze.since)),
    name: END_SNOOZE,
    payload: { subject, alertId },
    runAt: at.toInstant().toString({ smallestUnit: 'millisecond' }),
  };
}
