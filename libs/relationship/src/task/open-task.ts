import type { AccountState } from '../account/account-state.js';
import { addWorkingDays } from '../calendar/working-days.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import { calendarOf, type PartitionState } from '../week/partition-state.js';

/** What opens the task of an alert: that it was raised, or surfaced where it goes by a budget. */
export type Opening =
  | 'mooring.relationship.loosened'
  | 'mooring.relationship.paused'
  | 'mooring.alert.surfaced'
  | 'mooring.alert.acknowledged';

interface TaskOfAlert {
  readonly cause: 'loosening' | 'paused';
  /** What tells it from earlier tasks of the same alert and cause, where there can be any. */
  readonly nth?: readonly string[];
  /** The step of the win-back plan that it is. */
  readonly winback?: DataOf<'mooring.task.opened'>['winback'];
}

/**
 * The task that an alert asks for. One task per alert: when the cause worsens to paused while the first task is open, that
 * task goes on.
 */
export function openTask(
  account: AccountState,
  event: MooringEvent & { readonly type: Opening },
  { cause, nth = [], winback }: TaskOfAlert,
  partition: PartitionState,
  deriveId: DeriveId,
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
      key: [alertId, cause, ...nth],
      data: {
        taskId: deriveId(event.subject, 'task', alertId, cause, ...nth),
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
