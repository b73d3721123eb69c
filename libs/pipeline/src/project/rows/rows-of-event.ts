import type { AccountState, MooringEvent } from '#relationship';
import type { Collection, RowBody } from '../../ports/index.js';
import { accountRow } from './account-row.js';
import { alertEndOf, alertRow } from './alert-row.js';
import { taskEndOf, taskRow } from './task-row.js';

/** A row to write, at the position of the event behind it. */
export interface RowChange {
  readonly collection: Collection;
  readonly key: string;
  readonly body: RowBody;
}

/**
 * What an event on an account's subject changes in the read models. Rows are made from the state, so an open alert or
 * task is rewritten whole; one that the event closes is written from the state before.
 */
export function rowsOfEvent(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  isNew: boolean,
): readonly RowChange[] {
  const renamed = event.type === 'mooring.account.registered' || event.type === 'mooring.account.assigned';
  return [
    ...(isNew || renamed
      ? [{ collection: 'accounts' as const, key: after.accountId, body: accountRow(after) }]
      : []),
    ...alertRows(before, event, after, renamed),
    ...taskRows(before, event, after, renamed),
  ];
}

function alertRows(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  renamed: boolean,
): readonly RowChange[] {
  const end = alertEndOf(event);
  const closed = before.alert;
  if (end !== undefined && closed !== undefined && after.alert === undefined) {
    return [{ collection: 'alerts', key: closed.alertId, body: alertRow(after, closed, end) }];
  }
  if (after.alert === undefined || (after.alert === before.alert && !renamed)) return [];
  return [{ collection: 'alerts', key: after.alert.alertId, body: alertRow(after, after.alert) }];
}

function taskRows(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  renamed: boolean,
): readonly RowChange[] {
  const end = taskEndOf(event);
  const kept = new Set(after.tasks);
  const were = new Set(before.tasks);
  const ended = before.tasks.filter(({ taskId }) => !after.tasks.some((task) => task.taskId === taskId));
  return [
    ...ended.map((task) => ({
      collection: 'tasks' as const,
      key: task.taskId,
      body: taskRow(after, task, end),
    })),
    ...[...kept]
      .filter((task) => renamed || !were.has(task))
      .map((task) => ({ collection: 'tasks' as const, key: task.taskId, body: taskRow(after, task) })),
  ];
}
