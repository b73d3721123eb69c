import { type AccountState, accountSubject, type Notification, type OpenTask } from '#relationship';
import { reachedId, reminderOf } from './reminder-of.js';

/**
 * All notifications of an account: those in its state, and the reminders that were called for and that nobody has claimed yet,
 * which open tasks tell themselves.
 */
export function notificationsIn(account: AccountState, timeZone: string): readonly Notification[] {
  const { accountId, tasks, notifications = [] } = account;
  const subject = accountSubject(accountId);
  const claimed = new Set(
    notifications.flatMap(({ kind, taskId }) =>
      kind === 'task-reminder' && taskId !== undefined ? taskId : [],
    ),
  );
  const reminders = tasks
    .filter((task) => isRemindedOf(task) && !claimed.has(task.taskId))
    .map((task) => reminderIn(subject, task, timeZone));
  return [...notifications, ...reminders];
}

/** Whether a task was called for that nobody has answered by a contact since. */
function isRemindedOf({ remindOn, remindedOn, contactedOn }: OpenTask): boolean {
  return remindedOn !== undefined && remindedOn === remindOn && contactedOn === undefined;
}

function reminderIn(subject: string, task: OpenTask, timeZone: string): Notification {
  return {
    notificationId: reachedId(subject, task),
    kind: 'task-reminder',
    ...(task.alertId === undefined ? {} : { alertId: task.alertId }),
    taskId: task.taskId,
    on: task.remindOn,
    since: reminderOf(subject, task, timeZone).runAt,
  };
}

/** Who is to be told: whoever a task goes to, who has it, or who looks after the account. */
export function addresseeOf(
  { owner, tasks }: AccountState,
  { taskId, to }: Notification,
): string | undefined {
  if (to !== undefined) return to;
  return tasks.find((task) => task.taskId === taskId)?.owner ?? owner;
}
