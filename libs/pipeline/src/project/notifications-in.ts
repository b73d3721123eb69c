import { type AccountState, accountSubject, type Notification } from '#relationship';
import { reachedId, reminderOf } from './reminder-of.js';

/**
 * All notifications of an account: those in its state, and the reminders that were called for and that nobody has claimed yet,
 * which open tasks tell themselves.
 */
export function notificationsIn(account: AccountState, timeZone: string): readonly Notification[] {
  const { accountId, tasks, notifications = [] } = account;
  const subject = accountSubject(accountId);
  const claimed = new Set(notifications.map(({ taskId }) => taskId));
  const reminders = tasks
    .filter(
      ({ taskId, remindOn, remindedOn }) =>
        remindedOn !== undefined && remindedOn === remindOn && !claimed.has(taskId),
    )
    .map((task): Notification => ({
      notificationId: reachedId(subject, task),
      kind: 'task-reminder',
      ...(task.alertId === undefined ? {} : { alertId: task.alertId }),
      taskId: task.taskId,
      on: task.remindOn,
      since: reminderOf(subject, task, timeZone).runAt,
    }));
  return [...notifications, ...reminders];
}

/** Who is to be told: whoever has the task, or looks after the account. */
export function addresseeOf({ owner, tasks }: AccountState, { taskId }: Notification): string | undefined {
  return tasks.find((task) => task.taskId === taskId)?.owner ?? owner;
}
