import type { AccountState } from '../account/account-state.js';
import { isUnsurfaced } from '../budget/surfacing.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { escalate } from './escalate.js';
import { nextStepTask } from './next-step-task.js';
import { openTask } from './open-task.js';

/**
 * The follow-up that a fact asks for: an alert opens a task with owner and due date in working days, and so does the next step
 * of a talk; an alert that is gone expires the tasks it opened; a task that stays undone goes up the ladder. The tasks of a
 * win-back plan come and go with the plan (`decideWinback`).
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
      // What goes by a budget opens its task when it is surfaced.
      if (account.alert !== undefined && isUnsurfaced(account.alert)) return [];
      return openTask(account, event, { cause: 'loosening' }, partition, deriveId);
    case 'mooring.relationship.worsened':
      return anotherTask(account, event, partition, deriveId);
    case 'mooring.relationship.recovered':
      return expireTasks(account, event, event.data.alertId, 'the account recovered', deriveId);
    case 'mooring.interaction.logged':
      return nextStepTask(account, event, partition, deriveId);
    case 'mooring.deadline.reached':
      return escalate(account, event, partition, deriveId);
    case 'mooring.alert.closed':
      return expireTasks(account, event, event.data.alertId, 'the alert was closed', deriveId);
    default:
      return [];
  }
}

/** An alert that gets worse after its task was done is nobody's work: it asks for another one, unless somebody has put it off. */
function anotherTask(
  account: AccountState,
  event: EventOfType<'mooring.relationship.worsened'>,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { alert } = account;
  const isShown = alert !== undefined && !isUnsurfaced(alert) && alert.snoozedUntil === undefined;
  if (partition.settings.task.onWorsening === undefined || !isShown) return [];
  const task = { cause: 'loosening', nth: [String(event.data.revision)] } as const;
  return openTask(account, event, task, partition, deriveId);
}

function expireTasks(
  { tasks, winback: plan }: AccountState,
  event: MooringEvent,
  alertId: string,
  reason: string,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  return tasks
    .filter((task) => task.alertId === alertId && task.taskId !== plan?.taskId)
    .map(({ taskId, revision }) =>
      derive(event, deriveId, {
        type: 'mooring.task.expired',
        subject: event.subject,
        key: [taskId],
        data: { taskId, revision, reason },
      }),
    );
}
