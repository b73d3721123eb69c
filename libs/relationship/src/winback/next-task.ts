import type { AccountState } from '../account/account-state.js';
import { addWorkingDays } from '../calendar/working-days.js';
import type { DeriveId } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { Settings } from '../settings/settings.js';
import { ownerOf } from '../task/open-task.js';
import { stateTask } from '../task/state-task.js';
import { calendarOf, type PartitionState } from '../week/partition-state.js';
import { asks, type OpenPlan } from './open-plan.js';

/**
 * Opens the task of a plan's present step, when none is open: due on the day that the user chose, or a gap in working days
 * after the attempt; never before the wake date, nor in the past.
 */
export function nextTask(
  account: AccountState,
  plan: OpenPlan,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (account.tasks.some(({ taskId }) => taskId === plan.taskId)) return [];
  const { planId, alertId, revision, step } = plan;
  return [
    stateTask(
      event,
      [planId, String(revision)],
      {
        alertId,
        cause: 'paused',
        ...ownerOf(account),
        ...dates(account, plan, event, partition),
        winback: { planId, step, asks: asks(plan) },
      },
      partition,
      deriveId,
    ),
  ];
}

function dates(
  { owner }: AccountState,
  plan: OpenPlan,
  event: MooringEvent,
  partition: PartitionState,
): { readonly due: string; readonly remindOn: string } {
  // The day of the instant in its own notation: it may be one behind the business day, which a lower bound may be.
  const today = event.time.slice(0, 10);
  const earliest = latestOf(today, plan.wakeOn ?? today);
  const attempt = event.type === 'mooring.winback.attempted' ? event.data : undefined;
  if (attempt?.next !== undefined) {
    const due = latestOf(attempt.next, earliest);
    return { due, remindOn: due };
  }
  const made = attempt?.date ?? today;
  const { settings } = partition;
  const calendar = calendarOf(partition, owner);
  const days = daysTo(plan, settings);
  return {
    due: latestOf(addWorkingDays(calendar, made, days), earliest),
    remindOn: latestOf(
      addWorkingDays(calendar, made, Math.max(0, days - settings.task.remindDaysBefore)),
      earliest,
    ),
  };
}

/** Working days until the present step; a decision that was put off by another attempt is asked for after the last gap. */
function daysTo({ step, gaps, attempts }: OpenPlan, { task }: Settings): number {
  if (step === 1) return task.pausedDays;
  const gap = gaps[step - 2];
  if (gap !== undefined) return gap;
  return attempts.some((attempt) => attempt.step === step) ? (gaps.at(-1) ?? 0) : task.pausedDays;
}

function latestOf(one: string, other: string): string {
  return one > other ? one : other;
}
