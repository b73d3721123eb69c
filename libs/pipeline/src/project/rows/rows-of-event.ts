import type { AccountState, ContactRule, Judgement, MooringEvent, PartitionState } from '#relationship';
import { accountRow, hasSameClock } from './account-row.js';
import { alertEndOf, alertRow } from './alert-row.js';
import { commandRow } from './command-row.js';
import { contactKey, contactRow, erasedContactRow } from './contact-row.js';
import { effectRows } from './effect-row.js';
import { interactionKey, interactionRow } from './interaction-row.js';
import { relationshipRow } from './relationship-row.js';
import type { RowChange } from './row-change.js';
import { taskEndOf, taskRow } from './task-row.js';
import { winbackEndOf, winbackRow } from './winback-row.js';

/** What rows say beyond the event and the state. */
export interface RowContext {
  /** Whether the event is the account's first. */
  readonly isNew: boolean;
  /** How the account stands at the end of the last closed week; undefined before the first. */
  readonly judge: () => Judgement | undefined;
  /** What it is judged with; days of tasks are read in the time zone of its settings. */
  readonly partition: PartitionState;
  /** How often accounts are to be spoken to; undefined where nobody counts. */
  readonly contactRule: ContactRule | undefined;
}

/**
 * What an event on an account's subject changes in the read models. Rows are made from the state, so an open alert or
 * task is rewritten whole; one that the event closes is written from the state before.
 */
export function rowsOfEvent(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  { isNew, judge, partition, contactRule }: RowContext,
): readonly RowChange[] {
  const renamed = event.type === 'mooring.account.registered' || event.type === 'mooring.account.assigned';
  const command = commandRow(after, event);
  return [
    ...(isNew ||
    renamed ||
    before.lastContact !== after.lastContact ||
    !hasSameClock(before, after, contactRule)
      ? [accountRowOf(after, contactRule)]
      : []),
    ...(!isNew && (renamed || !standsAlike(before, after)) ? standingRows(after, judge, partition) : []),
    ...alertRows(before, event, after, renamed ? 'rewrite' : 'changed', { judge, partition }),
    ...taskRows(before, event, after, renamed),
    ...winbackRows(before, event, after, renamed),
    ...dealingRows(event, after),
    ...(renamed || before.notifications !== after.notifications || before.tasks !== after.tasks
      ? effectRows(before, after, partition.settings.timeZone)
      : []),
    ...(command === undefined ? [] : [command]),
  ];
}

/** The row of the account itself. */
export function accountRowOf(account: AccountState, rule: ContactRule | undefined): RowChange {
  return { collection: 'accounts', key: account.accountId, body: accountRow(account, rule) };
}

/** Whether the same alert is open, and the same keeps it or another one quiet. */
function standsAlike(
  { alert: one, muted: mute }: AccountState,
  { alert: other, muted: otherMute }: AccountState,
): boolean {
  return (
    one?.alertId === other?.alertId &&
    one?.cause === other?.cause &&
    one?.snoozedUntil === other?.snoozedUntil &&
    one?.surfacing === other?.surfacing &&
    mute === otherMute
  );
}

/**
 * How an account stands is written when a week closes; whose it is, and which alert is open, changes in between. Nothing for
 * an account whose first week has not been closed yet.
 */
function standingRows(
  after: AccountState,
  judge: RowContext['judge'],
  partition: PartitionState,
): readonly RowChange[] {
  const judgement = judge();
  const begun = [after.orders, after.volume].some(
    ({ from, values }) => values.length > 0 && judgement !== undefined && from <= judgement.week,
  );
  if (judgement === undefined || !begun) return [];
  const body = relationshipRow(after, judgement, partition);
  return [{ collection: 'relationships', key: after.accountId, body }];
}

function alertRows(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  which: 'changed' | 'rewrite',
  { judge, partition: { settings } }: Pick<RowContext, 'judge' | 'partition'>,
): readonly RowChange[] {
  const end = alertEndOf(event);
  const closed = before.alert;
  if (end !== undefined && closed !== undefined && after.alert === undefined) {
    return [{ collection: 'alerts', key: closed.alertId, body: alertRow(after, closed, settings, end) }];
  }
  if (after.alert === undefined || (after.alert === before.alert && which === 'changed')) return [];
  const body = alertRow(after, after.alert, settings, undefined, judge());
  return [{ collection: 'alerts', key: after.alert.alertId, body }];
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

/** The plan is rewritten when it or the task of its present step has changed. */
function winbackRows(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  renamed: boolean,
): readonly RowChange[] {
  const { winback: plan } = after;
  if (plan === undefined) {
    const end = winbackEndOf(event);
    const closed = before.winback;
    if (end === undefined || closed === undefined) return [];
    return [{ collection: 'winbacks', key: closed.planId, body: winbackRow(after, closed, end) }];
  }
  if (!renamed && plan === before.winback && before.tasks === after.tasks) return [];
  return [{ collection: 'winbacks', key: plan.planId, body: winbackRow(after, plan) }];
}

/** Contacts, and what was dealt with them. */
function dealingRows(event: MooringEvent, after: AccountState): readonly RowChange[] {
  switch (event.type) {
    case 'mooring.contact.added':
    case 'mooring.contact.changed': {
      const key = contactKey(after, event.data.contactId);
      return [{ collection: 'contacts', key, body: contactRow(after, event) }];
    }
    case 'mooring.contact.erased': {
      const key = contactKey(after, event.data.contactId);
      const body = erasedContactRow(after, event.data.contactId, event.time);
      return [{ collection: 'contacts', key, body }];
    }
    case 'mooring.interaction.logged': {
      const key = interactionKey(after, event.data.interactionId);
      return [{ collection: 'interactions', key, body: interactionRow(after, event) }];
    }
    default:
      return [];
  }
}
