import type { OpenAlert } from '../account/account-state.js';
import type { EventOfType } from '../event/catalogue.js';

/** The alert after it was snoozed. Where the fact does not say how it stood, nothing will be told at the end. */
export function snoozed(
  alert: OpenAlert,
  { until, reason, stood }: EventOfType<'mooring.alert.snoozed'>['data'],
): OpenAlert {
  const { snooze: _before, returned: _told, ...rest } = alert;
  const revision = alert.revision + 1;
  return {
    ...rest,
    revision,
    snoozedUntil: until,
    ...(stood === undefined ? {} : { snooze: { reason, stood, since: revision } }),
  };
}

/** The alert after its snooze has ended. */
export function returned(alert: OpenAlert, data: EventOfType<'mooring.alert.returned'>['data']): OpenAlert {
  const { alertId: _alertId, revision, ...told } = data;
  return { ...awake(alert), revision, returned: told };
}

/**
 * The alert without its snooze, which mutes one cause only. A snooze of a log that was begun when none ended by itself stays
 * as it was.
 */
export function awake(alert: OpenAlert): OpenAlert {
  if (alert.snooze === undefined) return alert;
  const { snooze: _ended, snoozedUntil: _until, ...rest } = alert;
  return rest;
}
