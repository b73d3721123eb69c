import { type AccountState, type Notification, type NotificationFacts, accountIdOf } from '#relationship';
import type { AccountStore, SubjectDocument } from '../ports/index.js';
import { notificationsIn } from '../project/notifications-in.js';

/** A notification with the account that it is about, as both stand now. */
export interface OpenNotification {
  readonly subject: string;
  readonly account: AccountState;
  readonly notification: Notification;
}

/** A notification that is still to be told, or was; undefined when nobody is to be told it any more. */
export async function openNotification(
  store: AccountStore,
  subject: string,
  notificationId: string,
  timeZone: string,
): Promise<OpenNotification | undefined> {
  const document = await store.document(subject);
  return document && notificationIn(document, notificationId, timeZone);
}

/** The same in a document at hand. Nothing is told about an account that is parked: it stands still. */
export function notificationIn(
  { subject, state: account, parked }: SubjectDocument,
  notificationId: string,
  timeZone: string,
): OpenNotification | undefined {
  if (account.kind !== 'account' || parked !== undefined) return undefined;
  const notification = notificationsIn(account, timeZone).find(
    (one) => one.notificationId === notificationId,
  );
  return notification && { subject, account, notification };
}

/** What a message about a notification is made of. */
export function notificationFacts({ account, notification }: OpenNotification): NotificationFacts {
  const { name, nameEn, alert, tasks } = account;
  const task = tasks.find(({ taskId, alertId }) =>
    notification.taskId === undefined ? alertId === notification.alertId : taskId === notification.taskId,
  );
  return {
    kind: notification.kind,
    name,
    nameEn,
    alert:
      alert !== undefined && alert.alertId === notification.alertId
        ? { cause: alert.cause, facts: alert.facts, returned: alert.returned }
        : undefined,
    isHeld: notification.isHeld,
    due: task?.due,
    owner: notification.kind === 'task-escalated' ? task?.owner : undefined,
  };
}

/** What a program is told: the numbers of the alert and what they are about. */
export function webhookFacts(open: OpenNotification, manager: string): Readonly<Record<string, unknown>> {
  const { subject, notification } = open;
  const { kind, name, nameEn, alert, isHeld, due } = notificationFacts(open);
  return {
    kind,
    manager,
    accountId: accountIdOf(subject),
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    ...(notification.alertId === undefined ? {} : { alertId: notification.alertId }),
    ...(notification.taskId === undefined ? {} : { taskId: notification.taskId }),
    since: notification.since,
    ...(isHeld === true ? { heldBack: true } : {}),
    ...(due === undefined ? {} : { dueOn: due }),
    ...(alert === undefined ? {} : { cause: alert.cause, facts: alert.facts }),
    ...(alert?.returned === undefined ? {} : { returned: alert.returned }),
  };
}
