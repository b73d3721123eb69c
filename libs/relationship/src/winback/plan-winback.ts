import type { AccountState } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { openTask } from '../task/open-task.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekOf } from '../week.js';
import { hasResumed } from './has-resumed.js';

/**
 * A pause opens a task as every alert does, and where the settings have plans, the plan whose first step that task is. One
 * piece of work at a time: a task that is open for the alert is the first step, and a plan that is open goes on.
 */
export function planWinback(
  account: AccountState,
  event: EventOfType<'mooring.relationship.paused'>,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (account.winback !== undefined) return [];
  const { alertId, revision, week } = event.data;
  const { winback } = partition.settings;
  // Orders of the week after the judged one may have come before the judgement.
  const needed = winback !== undefined && !hasResumed(account, weekOf(week));
  const planId = deriveId(event.subject, 'winback', alertId, String(revision));
  const step = needed ? ({ planId, step: 1, asks: 'attempt' } as const) : undefined;
  const opened = openTask(account, event, 'paused', partition, deriveId, step);
  if (!needed) return opened;
  const [first] = opened.length > 0 ? opened.map(({ data }) => data) : tasksOf(account, alertId);
  if (first === undefined) return opened;
  return [
    ...opened,
    derive(event, deriveId, {
      type: 'mooring.winback.planned',
      subject: event.subject,
      key: [planId],
      data: { planId, alertId, pausedWeek: week, gaps: winback.gaps, taskId: first.taskId },
    }),
  ];
}

function tasksOf({ tasks }: AccountState, alertId: string): AccountState['tasks'] {
  return tasks.filter((task) => task.alertId === alertId);
}
