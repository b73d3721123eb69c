import { type AccountState, isFinished, type Notification } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { notificationsIn } from '../notifications-in.js';
import { access } from './access.js';
import type { RowChange } from './row-change.js';

/** How far an effect has come; the last two = it came to nothing, as something newer or nothing is to be told. */
type EffectStatus =
  'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'acknowledged' | 'replaced' | 'dropped';

/**
 * What an event changes in the outbox of the world outside: one row for each thing to be told. Rows come from the account's
 * state, where whoever tells it claims it.
 */
export function effectRows(
  before: AccountState,
  after: AccountState,
  timeZone: string,
): readonly RowChange[] {
  const were = rowsOf(before, timeZone);
  const are = rowsOf(after, timeZone);
  const changed = [...are].filter(([key, body]) => !isSame(body, were.get(key)));
  const gone = [...were].filter(([key, { status }]) => !are.has(key) && isOpen(status));
  return [
    ...gone.map(([key, row]) => effect(key, { ...row, status: statusOfGone(row, are) })),
    ...changed.map(([key, body]) => effect(key, body)),
  ];
}

type EffectRow = RowBody & { readonly status: EffectStatus };

function rowsOf(account: AccountState, timeZone: string): ReadonlyMap<string, EffectRow> {
  return new Map(
    notificationsIn(account, timeZone).map((notification) => [
      notification.notificationId,
      rowOf(account, notification),
    ]),
  );
}

function rowOf(account: AccountState, notification: Notification): EffectRow {
  const { owner: accountOwner, team: accountTeam, ...of } = access(account);
  const { notificationId, kind, alertId, taskId, to, since, deliveries } = notification;
  const task = account.tasks.find((open) => open.taskId === taskId);
  const { owner, team } = taskId === undefined ? account : (task ?? {});
  const cause = task?.cause ?? account.alert?.cause;
  return {
    effectId: notificationId,
    kind,
    status: statusOf(notification),
    ...of,
    ...((owner ?? accountOwner) === undefined ? {} : { owner: owner ?? accountOwner }),
    ...((team ?? accountTeam) === undefined ? {} : { team: team ?? accountTeam }),
    ...(taskId === undefined ? {} : { taskId }),
    ...(to === undefined ? {} : { to }),
    ...(alertId === undefined ? {} : { alertId }),
    ...(cause === undefined ? {} : { cause }),
    ...(task === undefined ? {} : { dueOn: task.due }),
    since,
    ...(deliveries === undefined ? {} : { deliveries }),
  };
}

function statusOf(notification: Notification): EffectStatus {
  const reached = new Set(Object.values(notification.deliveries ?? {}).map(({ status }) => status));
  if (reached.has('uncertain')) return 'uncertain';
  if (reached.has('claimed')) return 'sending';
  if (!isFinished(notification)) return 'waiting';
  if (reached.has('sent')) return 'sent';
  return notification.isSeen === true ? 'acknowledged' : 'failed';
}

function statusOfGone({ taskId }: EffectRow, are: ReadonlyMap<string, EffectRow>): EffectStatus {
  const isReplaced = taskId === undefined && [...are.values()].some((row) => row['taskId'] === undefined);
  return isReplaced ? 'replaced' : 'dropped';
}

function isOpen(status: EffectStatus): boolean {
  return status === 'waiting' || status === 'sending';
}

function isSame(one: EffectRow, other: EffectRow | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function effect(key: string, body: EffectRow): RowChange {
  return { collection: 'effects', key, body };
}
