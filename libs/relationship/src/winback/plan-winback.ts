import type { AccountState, OpenTask } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { openTask, type Opening } from '../task/open-task.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekOf } from '../week.js';
import { hasResumed } from './has-resumed.js';

/** The pause that is to be answered: its alert as it stands, and the Monday of the week in which it was stated. */
export interface Pause {
  readonly alertId: string;
  readonly revision: number;
  readonly week: string;
}

/**
 * A pause opens a task as every alert does, and where the settings have plans, the plan whose first step that task is. One
 * piece of work at a time: the step takes the place of a task that is open for the alert, in the hands of whoever had it,
 * and a plan that is open goes on.
 */
export function planWinback(
  account: AccountState,
  event: MooringEvent & { readonly type: Opening },
  { alertId, revision, week }: Pause,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (account.winback !== undefined) return [];
  const { winback } = partition.settings;
  if (winback === undefined) return openTask(account, event, { cause: 'paused' }, partition, deriveId);
  // With plans, one alert may pause more than once.
  const task = { cause: 'paused', nth: [String(revision)] } as const;
  // Orders of the week after the judged one may have come before the judgement: nobody has to be won back.
  if (hasResumed(account, weekOf(week))) return openTask(account, event, task, partition, deriveId);
  const planId = deriveId(event.subject, 'winback', alertId, String(revision));
  const replaced = account.tasks.filter((open) => open.alertId === alertId);
  const step = { ...task, winback: { planId, step: 1, asks: 'attempt' } } as const;
  const opened = openTask(without(account, replaced), event, step, partition, deriveId);
  const planned = opened.map(({ data: { taskId } }) =>
    derive(event, deriveId, {
      type: 'mooring.winback.planned',
      subject: event.subject,
      key: [planId],
      data: { planId, alertId, pausedWeek: week, gaps: winback.gaps, taskId },
    }),
  );
  return [...replaced.map((open) => expired(open, event, deriveId)), ...opened, ...planned];
}

function without(account: AccountState, replaced: readonly OpenTask[]): AccountState {
  const [first] = replaced;
  return {
    ...account,
    tasks: account.tasks.filter((task) => !replaced.includes(task)),
    ...(first?.owner === undefined ? {} : { owner: first.owner }),
    ...(first?.team === undefined ? {} : { team: first.team }),
  };
}

function expired({ taskId, revision }: OpenTask, event: MooringEvent, deriveId: DeriveId): MooringEvent {
  return derive(event, deriveId, {
    type: 'mooring.task.expired',
    subject: event.subject,
    key: [taskId],
    data: { taskId, revision, reason: 'the account has paused: a win-back plan takes its place' },
  });
}
