import type { AccountState } from '../account/account-state.js';
import { isBack } from '../alert/is-back.js';
import { isUnsurfaced } from '../budget/surfacing.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import {
  isEnded,
  isHeardOf,
  type Notification,
  type NotificationDelivery,
  type NotificationKind,
} from './notification.js';

type Claimed = EventOfType<'mooring.notification.claimed'>;
type Outcome = EventOfType<
  'mooring.notification.sent' | 'mooring.notification.failed' | 'mooring.notification.uncertain'
>;
type Statement = EventOfType<
  'mooring.relationship.loosened' | 'mooring.relationship.worsened' | 'mooring.relationship.paused'
>;

/**
 * What an event changes about what is to be told, after everything else of it was folded. An account has at most one notification
 * of its relationship, the newest, and for each open task one reminder and one escalation.
 *
 * @param account after the event, with the notifications from before it
 */
export function evolveNotifications(account: AccountState, event: MooringEvent): AccountState {
  switch (event.type) {
    case 'mooring.relationship.loosened':
      return stated(account, event, 'loosened');
    case 'mooring.relationship.worsened':
      return stated(account, event, 'worsened');
    case 'mooring.relationship.paused':
      return stated(account, event, 'paused');
    case 'mooring.alert.surfaced':
      return surfaced(account, event);
    case 'mooring.alert.held':
      return held(account, event);
    case 'mooring.relationship.recovered':
      return recovered(account, event);
    case 'mooring.alert.returned':
      return cameBack(account, event);
    case 'mooring.alert.snoozed':
      // Whoever snoozes an alert has heard of it; what is told when that ends is another thing.
      return event.data.stood === undefined ? account : seen(account, event.data.alertId);
    case 'mooring.alert.acknowledged':
      return seen(account, event.data.alertId);
    case 'mooring.alert.closed':
      return changed(account, (notification) =>
        notification.alertId === event.data.alertId && notification.taskId === undefined
          ? undefined
          : notification,
      );
    case 'mooring.task.escalated':
      return escalated(account, event);
    case 'mooring.task.completed':
    case 'mooring.task.cancelled':
    case 'mooring.task.expired':
    case 'mooring.task.snoozed':
      return changed(account, (notification) =>
        notification.taskId === event.data.taskId ? undefined : notification,
      );
    case 'mooring.winback.attempted':
    case 'mooring.winback.rescheduled':
      return changed(account, (notification) =>
        isAskedFor(account, notification) ? notification : undefined,
      );
    case 'mooring.notification.claimed':
      return claimed(account, event);
    case 'mooring.notification.sent':
    case 'mooring.notification.failed':
    case 'mooring.notification.uncertain':
      return ended(account, event);
    default:
      return account;
  }
}

/** Whether the task that is spoken of is open and still where it was then; true of everything else. */
function isAskedFor({ tasks }: AccountState, { taskId, kind, on }: Notification): boolean {
  if (taskId === undefined) return true;
  return tasks.some(
    (task) =>
      task.taskId === taskId &&
      (kind === 'task-escalated' ? task.escalations !== undefined : task.remindOn === on),
  );
}

/** Whoever a task goes to is told; an imported history is told by nobody. */
function escalated(account: AccountState, event: EventOfType<'mooring.task.escalated'>): AccountState {
  const { taskId, to } = event.data;
  const task = account.tasks.find((open) => open.taskId === taskId);
  if (task === undefined || to === undefined || event.backfill === true) return account;
  return withNotification(account, {
    notificationId: event.id,
    kind: 'task-escalated',
    ...(task.alertId === undefined ? {} : { alertId: task.alertId }),
    taskId,
    to,
    since: event.time,
  });
}

/** What is to be told of an alert somebody has seen: nothing is left of it. */
function seen(account: AccountState, alertId: string): AccountState {
  return changed(account, (notification) =>
    notification.alertId === alertId && notification.taskId === undefined
      ? { ...notification, isSeen: true }
      : notification,
  );
}

/** An imported history is told by nobody: hundreds of alerts would be news at once. */
function stated(account: AccountState, event: Statement, kind: NotificationKind): AccountState {
  const { alertId } = event.data;
  if (account.alert?.alertId !== alertId) return account;
  // What is snoozed is told when that ends; a pause is another cause, and has ended it.
  if (account.alert.snooze !== undefined) return account;
  // What goes by a budget is told when that has spoken.
  if (isUnsurfaced(account.alert)) return account;
  const rest = withoutRelationship(account);
  if (event.backfill === true) return withNotifications(account, rest);
  const earlier = relationshipNotification(account);
  const heard = earlier?.alertId === alertId && isHeardOf(earlier);
  // To somebody who has not heard of it, an alert that got worse is a new one.
  const said = kind === 'worsened' && !heard ? 'loosened' : kind;
  return withNotifications(account, [
    {
      notificationId: event.id,
      kind: said,
      alertId,
      since: event.time,
      ...(heard ? { isOldAlert: true as const } : {}),
    },
    ...rest,
  ]);
}

/** The alert is news from the moment on at which it is surfaced, also to somebody who has seen it in a digest. */
function surfaced(
  account: AccountState,
  { id, time, data: { alertId } }: EventOfType<'mooring.alert.surfaced'>,
): AccountState {
  const { alert } = account;
  if (alert?.alertId !== alertId || alert.surfacing?.by !== id) return account;
  const kind = alert.cause === 'paused' ? 'paused' : 'loosened';
  return withNotifications(account, [
    { notificationId: id, kind, alertId, since: time },
    ...withoutRelationship(account),
  ]);
}

/** An alert that is held back week after week is one line in one digest, and another one when it has paused. */
function held(
  account: AccountState,
  { id, time, data: { alertId } }: EventOfType<'mooring.alert.held'>,
): AccountState {
  const { alert } = account;
  if (alert?.alertId !== alertId || !isUnsurfaced(alert)) return account;
  const kind = alert.cause === 'paused' ? 'paused' : 'loosened';
  const earlier = relationshipNotification(account);
  if (earlier?.alertId === alertId && earlier.kind === kind) return account;
  return withNotifications(account, [
    { notificationId: id, kind, alertId, since: time, isHeld: true },
    ...withoutRelationship(account),
  ]);
}

/** That an alert is over is news to those who have heard of it; to all others nothing has happened. */
function recovered(
  account: AccountState,
  { id, data, time, backfill }: EventOfType<'mooring.relationship.recovered'>,
): AccountState {
  const earlier = relationshipNotification(account);
  const { alertId } = data;
  if (earlier?.alertId !== alertId) return account;
  const rest = withoutRelationship(account);
  const kind = isBack(data) ? 'recovered' : 'settled-lower';
  return backfill === true || !isHeardOf(earlier)
    ? withNotifications(account, rest)
    : withNotifications(account, [
        {
          notificationId: id,
          kind,
          alertId,
          since: time,
          // What was told in a digest only is over there too.
          ...(earlier.isHeld === true ? { isHeld: true as const } : {}),
        },
        ...rest,
      ]);
}

/** An alert whose snooze has ended is told once more; its owner knows of it. */
function cameBack(
  account: AccountState,
  { id, data: { alertId }, time }: EventOfType<'mooring.alert.returned'>,
): AccountState {
  if (account.alert?.alertId !== alertId) return account;
  const told = { notificationId: id, kind: 'returned', alertId, since: time, isOldAlert: true } as const;
  return withNotifications(account, [told, ...withoutRelationship(account)]);
}

function claimed(account: AccountState, { data, time }: Claimed): AccountState {
  const { notificationId, channel, attempt, claimant, channels, isRecall } = data;
  const notification =
    notificationsOf(account).find((one) => one.notificationId === notificationId) ??
    remindedOf(account, data);
  if (
    notification === undefined ||
    notification.isSeen === true ||
    !isNext(notification.deliveries?.[channel], data)
  )
    return account;
  const delivery: NotificationDelivery = {
    status: 'claimed',
    attempt,
    claimant,
    at: time,
    ...(isRecall === true ? { isRecall } : {}),
  };
  const { deliveries } = notification;
  return withNotification(account, {
    ...notification,
    deliveries: { ...deliveries, [channel]: delivery },
    channels,
  });
}

/** An attempt is made once, and none after one that has come to an end; what is uncertain is recalled once. */
function isNext(delivery: NotificationDelivery | undefined, { attempt, isRecall }: Claimed['data']): boolean {
  if (attempt !== (delivery?.attempt ?? 0) + 1) return false;
  if (isRecall === true) return delivery?.status === 'uncertain' && delivery.isRecall !== true;
  return !isEnded(delivery) && !isRecalled(delivery);
}

/** Whether what is shown once more is on its way. */
function isRecalled(delivery: NotificationDelivery | undefined): boolean {
  return delivery?.status === 'claimed' && delivery.isRecall === true;
}

/** The reminder that a claim speaks of, when the task still asks for it. */
function remindedOf(
  account: AccountState,
  { notificationId, reminder }: Claimed['data'],
): Notification | undefined {
  if (reminder === undefined) return undefined;
  const { taskId, on, since } = reminder;
  const task = account.tasks.find((open) => open.taskId === taskId);
  if (task?.remindOn !== on || task.remindedOn !== on || task.contactedOn !== undefined) return undefined;
  const alert = task.alertId === undefined ? {} : { alertId: task.alertId };
  return { notificationId, kind: 'task-reminder', ...alert, taskId, on, since };
}

function ended(account: AccountState, { type, data }: Outcome): AccountState {
  const { notificationId, channel, attempt } = data;
  const notification = notificationsOf(account).find((one) => one.notificationId === notificationId);
  const present = notification?.deliveries?.[channel];
  if (notification === undefined || present === undefined || attempt > present.attempt) return account;
  // An earlier attempt that comes late: only that it has arrived is worth knowing.
  const counts = present.attempt === attempt && present.status === 'claimed';
  if (!counts && (type !== 'mooring.notification.sent' || present.status === 'sent')) return account;
  const delivery = deliveryAfter(type, data, isRecalled(present));
  return withNotification(account, {
    ...notification,
    deliveries: { ...notification.deliveries, [channel]: delivery },
  });
}

function deliveryAfter(
  type: Outcome['type'],
  data: Outcome['data'],
  isRecall: boolean,
): NotificationDelivery {
  const { attempt } = data;
  if (type === 'mooring.notification.sent') return { status: 'sent', attempt };
  // What has failed to be shown once more may still have arrived the first time.
  if (isRecall) return { status: 'uncertain', attempt, isRecall };
  if (type === 'mooring.notification.uncertain') return { status: 'uncertain', attempt };
  return 'retryAt' in data && data.retryAt !== undefined
    ? { status: 'waiting', attempt, retryAt: data.retryAt }
    : { status: 'failed', attempt };
}

function notificationsOf({ notifications = [] }: AccountState): readonly Notification[] {
  return notifications;
}

function relationshipNotification(account: AccountState): Notification | undefined {
  return notificationsOf(account).find(({ taskId }) => taskId === undefined);
}

function withoutRelationship(account: AccountState): readonly Notification[] {
  return notificationsOf(account).filter(({ taskId }) => taskId !== undefined);
}

function withNotification(account: AccountState, notification: Notification): AccountState {
  const others = notificationsOf(account).filter(
    ({ notificationId, taskId, kind }) =>
      notificationId !== notification.notificationId &&
      (taskId === undefined || taskId !== notification.taskId || kind !== notification.kind),
  );
  return withNotifications(account, [...others, notification]);
}

function changed(
  account: AccountState,
  change: (notification: Notification) => Notification | undefined,
): AccountState {
  const before = notificationsOf(account);
  const after = before.flatMap((notification) => change(notification) ?? []);
  return after.length === before.length && after.every((notification, at) => notification === before[at])
    ? account
    : withNotifications(account, after);
}

/** Missing where there is none, as in every state from before notifications. */
function withNotifications(account: AccountState, notifications: readonly Notification[]): AccountState {
  const { notifications: before, ...rest } = account;
  if (notifications.length === 0) return before === undefined ? account : rest;
  return { ...rest, notifications };
}
