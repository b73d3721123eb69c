import type { AccountState } from '../account/account-state.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { isEnded, isHeardOf, type Notice, type NoticeDelivery, type NoticeKind } from './notice.js';

type Claimed = EventOfType<'mooring.notification.claimed'>;
type Outcome = EventOfType<
  'mooring.notification.sent' | 'mooring.notification.failed' | 'mooring.notification.uncertain'
>;
type Statement = EventOfType<
  'mooring.relationship.loosened' | 'mooring.relationship.worsened' | 'mooring.relationship.paused'
>;

/**
 * What an event changes about what is to be told, after everything else of it was folded. An account has at most one notice
 * of its relationship, the newest, and one for each open task.
 *
 * @param account after the event, with the notices from before it
 */
export function evolveNotices(account: AccountState, event: MooringEvent): AccountState {
  switch (event.type) {
    case 'mooring.relationship.loosened':
      return stated(account, event, 'loosened');
    case 'mooring.relationship.worsened':
      return stated(account, event, 'worsened');
    case 'mooring.relationship.paused':
      return stated(account, event, 'paused');
    case 'mooring.relationship.recovered':
      return recovered(account, event);
    case 'mooring.alert.acknowledged':
      return changed(account, (notice) =>
        notice.alertId === event.data.alertId && notice.taskId === undefined
          ? { ...notice, isSeen: true }
          : notice,
      );
    case 'mooring.alert.closed':
      return changed(account, (notice) =>
        notice.alertId === event.data.alertId && notice.taskId === undefined ? undefined : notice,
      );
    case 'mooring.task.completed':
    case 'mooring.task.expired':
    case 'mooring.task.snoozed':
      return changed(account, (notice) => (notice.taskId === event.data.taskId ? undefined : notice));
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

/** An imported history is told by nobody: hundreds of alerts would be news at once. */
function stated(account: AccountState, event: Statement, kind: NoticeKind): AccountState {
  const { alertId } = event.data;
  if (account.alert?.alertId !== alertId) return account;
  const rest = withoutRelationship(account);
  if (event.backfill === true) return withNotices(account, rest);
  const earlier = relationshipNotice(account);
  const heard = earlier?.alertId === alertId && isHeardOf(earlier);
  // To somebody who has not heard of it, an alert that got worse is a new one.
  const said = kind === 'worsened' && !heard ? 'loosened' : kind;
  return withNotices(account, [
    {
      noticeId: event.id,
      kind: said,
      alertId,
      since: event.time,
      ...(heard ? { isOldAlert: true as const } : {}),
    },
    ...rest,
  ]);
}

/** That an alert is over is news to those who have heard of it; to all others nothing has happened. */
function recovered(
  account: AccountState,
  { id, data: { alertId }, time, backfill }: EventOfType<'mooring.relationship.recovered'>,
): AccountState {
  const earlier = relationshipNotice(account);
  if (earlier?.alertId !== alertId) return account;
  const rest = withoutRelationship(account);
  return backfill === true || !isHeardOf(earlier)
    ? withNotices(account, rest)
    : withNotices(account, [{ noticeId: id, kind: 'recovered', alertId, since: time }, ...rest]);
}

function claimed(account: AccountState, { data, time }: Claimed): AccountState {
  const { noticeId, channel, attempt, claimant, channels, isRecall } = data;
  const notice = noticesOf(account).find((one) => one.noticeId === noticeId) ?? remindedOf(account, data);
  if (notice === undefined || notice.isSeen === true || !isNext(notice.deliveries?.[channel], data))
    return account;
  const delivery: NoticeDelivery = {
    status: 'claimed',
    attempt,
    claimant,
    at: time,
    ...(isRecall === true ? { isRecall } : {}),
  };
  const { deliveries } = notice;
  return withNotice(account, { ...notice, deliveries: { ...deliveries, [channel]: delivery }, channels });
}

/** An attempt is made once, and none after one that has come to an end; what is uncertain is recalled once. */
function isNext(delivery: NoticeDelivery | undefined, { attempt, isRecall }: Claimed['data']): boolean {
  if (attempt !== (delivery?.attempt ?? 0) + 1) return false;
  if (isRecall === true) return delivery?.status === 'uncertain' && delivery.isRecall !== true;
  return !isEnded(delivery) && !isRecalled(delivery);
}

/** Whether what is shown once more is on its way. */
function isRecalled(delivery: NoticeDelivery | undefined): boolean {
  return delivery?.status === 'claimed' && delivery.isRecall === true;
}

/** The reminder that a claim speaks of, when the task still asks for it. */
function remindedOf(account: AccountState, { noticeId, reminder }: Claimed['data']): Notice | undefined {
  if (reminder === undefined) return undefined;
  const { taskId, on, since } = reminder;
  const task = account.tasks.find((open) => open.taskId === taskId);
  if (task?.remindOn !== on || task.remindedOn !== on) return undefined;
  return { noticeId, kind: 'task-reminder', alertId: task.alertId, taskId, on, since };
}

function ended(account: AccountState, { type, data }: Outcome): AccountState {
  const { noticeId, channel, attempt } = data;
  const notice = noticesOf(account).find((one) => one.noticeId === noticeId);
  const present = notice?.deliveries?.[channel];
  if (notice === undefined || present === undefined || attempt > present.attempt) return account;
  // An earlier attempt that comes late: only that it has arrived is worth knowing.
  const counts = present.attempt === attempt && present.status === 'claimed';
  if (!counts && (type !== 'mooring.notification.sent' || present.status === 'sent')) return account;
  const delivery = deliveryAfter(type, data, isRecalled(present));
  return withNotice(account, { ...notice, deliveries: { ...notice.deliveries, [channel]: delivery } });
}

function deliveryAfter(type: Outcome['type'], data: Outcome['data'], isRecall: boolean): NoticeDelivery {
  const { attempt } = data;
  if (type === 'mooring.notification.sent') return { status: 'sent', attempt };
  // What has failed to be shown once more may still have arrived the first time.
  if (isRecall) return { status: 'uncertain', attempt, isRecall };
  if (type === 'mooring.notification.uncertain') return { status: 'uncertain', attempt };
  return 'retryAt' in data && data.retryAt !== undefined
    ? { status: 'waiting', attempt, retryAt: data.retryAt }
    : { status: 'failed', attempt };
}

function noticesOf({ notices = [] }: AccountState): readonly Notice[] {
  return notices;
}

function relationshipNotice(account: AccountState): Notice | undefined {
  return noticesOf(account).find(({ taskId }) => taskId === undefined);
}

function withoutRelationship(account: AccountState): readonly Notice[] {
  return noticesOf(account).filter(({ taskId }) => taskId !== undefined);
}

function withNotice(account: AccountState, notice: Notice): AccountState {
  const others = noticesOf(account).filter(
    ({ noticeId, taskId }) =>
      noticeId !== notice.noticeId && (taskId === undefined || taskId !== notice.taskId),
  );
  return withNotices(account, [...others, notice]);
}

function changed(account: AccountState, change: (notice: Notice) => Notice | undefined): AccountState {
  const before = noticesOf(account);
  const after = before.flatMap((notice) => change(notice) ?? []);
  return after.length === before.length && after.every((notice, at) => notice === before[at])
    ? account
    : withNotices(account, after);
}

/** Missing where there is none, as in every state from before notices. */
function withNotices(account: AccountState, notices: readonly Notice[]): AccountState {
  const { notices: before, ...rest } = account;
  if (notices.length === 0) return before === undefined ? account : rest;
  return { ...rest, notices };
}
