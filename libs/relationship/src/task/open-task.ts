import type { AccountState } from '../account/account-state.js';
import { addWorkingDays } from '../calendar/working-days.js';
import type { DeriveId } from '../event/derive.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import { calendarOf, type PartitionState } from '../week/partition-state.js';
import { stateTask } from './state-task.js';

/** What opens the task of an alert: that it was raised, or surfaced where it goes by a budget. */
export type Opening =
  | 'mooring.relationship.loosened'
  | 'mooring.relationship.worsened'
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
  const { task } = partition.settings;
  const days = cause === 'loosening' ? task.looseningDays : task.pausedDays;
  return [
    stateTask(
      event,
      [alertId, cause, ...nth],
      {
        alertId,
        cause,
        ...ownerOf(account),
        ...datesAfter(days, event.time.slice(0, 10), account.owner, partition),
        ...(winback === undefined ? {} : { winback }),
      },
      partition,
      deriveId,
    ),
  ];
}

/** Whoever looks after the account has its tasks. */
export function ownerOf({ owner, team }: AccountState): { readonly owner?: string; readonly team?: string } {
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
  };
}

/** When a task is due, and its owner reminded of it, so many of their working days after a day. */
export function datesAfter(
  days: number,
  today: string,
  owner: string | undefined,
  partition: PartitionState,
): { readonly due: string; readonly remindOn: string } {
  const { task } = partition.settings;
  const calendar = calendarOf(partition, owner);
  return {
    due: addWorkingDays(calendar, today, days),
    remindOn: addWorkingDays(calendar, today, Math.max(0, days - task.remindDaysBefore)),
  };
}
