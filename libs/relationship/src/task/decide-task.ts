import type { AccountState } from '../account/account-state.js';
import { addWorkingDays } from '../calendar/working-days.js';
import { WEEKENDS_ONLY } from '../calendar/weekends-only.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';

/**
 * The follow-up that a relationship fact asks for: an alert opens a task with owner and due date in working days; an alert
 * that is gone expires the tasks it opened.
 *
 * @param account after the event
 */
export function decideTask(
  account: AccountState,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  switch (event.type) {
    case 'mooring.relationship.loosened':
      return openTask(account, event, 'loosening', partition, deriveId);
    case 'mooring.relationship.paused':
      return openTask(account, event, 'paused', partition, deriveId);
    case 'mooring.relationship.recovered':
      return expireTasks(account, event, event.data.alertId, 'the account recovered', deriveId);
    case 'mooring.alert.closed':
      return expireTasks(account, event, event.data.alertId, 'the alert was closed', deriveId);
    default:
      return [];
  }
}

/** One task per alert and cause; when the cause worsens to paused while the first task is open, that task goes on. */
function openTask(
  account: AccountState,
  event: MooringEvent & { readonly type: 'mooring.relationship.loosened' | 'mooring.relationship.paused' },
  cause: 'loosening' | 'paused',
  { settings, calendars }: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { alertId } = event.data;
  if (account.tasks.some((task) => task.alertId === alertId)) return [];
  const days = cause === 'loosening' ? settings.task.looseningDays : settings.task.pausedDays;
  // The working days of the people who do the work: the installation's country, not the customer's.
  const calendar = calendars.find(({ country }) => country === settings.country) ?? WEEKENDS_ONLY;
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
      },
    }),
  ];
}

function expireTasks(
  account: AccountState,
  event: MooringEvent,
  alertId: string,
  reason: string,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  return account.tasks
    .filter((task) => task.alertId === alertId)
    .map(({ taskId, revision }) =>
      derive(event, deriveId, {
        type: 'mooring.task.expired',
        subject: event.subject,
        key: [taskId],
        data: { taskId, revision, reason },
      }),
    );
}
