import type { AccountState } from '../account/account-state.js';
import { addWorkingDays } from '../calendar/working-days.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import { calendarOf, type PartitionState } from '../week/partition-state.js';

type Opening = 'mooring.relationship.loosened' | 'mooring.relationship.paused';

/**
 * The task that an alert asks for. One task per alert and cause; when the cause worsens to paused while the first task is
 * open, that task goes on.
 *
 * @param winback the step of the win-back plan that it is
 */
export function openTask(
  account: AccountState,
  event: MooringEvent & { readonly type: Opening },
  cause: 'loosening' | 'paused',
  partition: PartitionState,
  deriveId: DeriveId,
  winback?: DataOf<'mooring.task.opened'>['winback'],
): readonly EventOfType<'mooring.task.opened'>[] {
  const { alertId } = event.data;
  if (account.tasks.some((task) => task.alertId === alertId)) return [];
  const { settings } = partition;
  const days = cause === 'loosening' ? settings.task.looseningDays : settings.task.pausedDays;
  const calendar = calendarOf(partition);
  const today = event.time.slice(0, 10);
  return [
    derive(event, deriveId, {
      type: 'mooring.task.opened',
      subject: event.subject,
      key: [alertId, cause],
      data: {
        taskId: deriveId(event.subject, 'task', alertId, cause),
        alertId,
        cause,
        ...(account.owner === undefined ? {} : { owner: account.owner }),
        ...(account.team === undefined ? {} : { team: account.team }),
        due: addWorkingDays(calendar, today, days),
        remindOn: addWorkingDays(calendar, today, Math.max(0, days - settings.task.remindDaysBefore)),
        ...(winback === undefined ? {} : { winback }),
      },
    }),
  ];
}
