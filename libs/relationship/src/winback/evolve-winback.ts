import type { AccountState } from '../account/account-state.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import { movedTask } from '../task/evolve-tasks.js';
import { weekOf } from '../week.js';
import { type Attempt, decisionStep, type OpenPlan } from './open-plan.js';

/**
 * The account's win-back plan after an event, whose other effects on the account are in it already. What is said of a plan
 * that is not the open one changes nothing.
 */
export function evolveWinback(account: AccountState, event: MooringEvent): AccountState {
  if (event.type === 'mooring.winback.planned') return { ...account, winback: planned(event) };
  const { winback: plan } = account;
  if (plan === undefined) return account;
  switch (event.type) {
    case 'mooring.relationship.paused':
      // The plan goes on under the alert that is open now.
      return { ...account, winback: { ...plan, alertId: event.data.alertId } };
    case 'mooring.task.opened':
      return event.data.winback?.planId === plan.planId
        ? { ...account, winback: { ...plan, taskId: event.data.taskId } }
        : account;
    case 'mooring.task.completed':
      return event.data.taskId === plan.taskId
        ? { ...account, winback: stepped(plan, { date: event.time.slice(0, 10), ...by(event) }) }
        : account;
    case 'mooring.task.expired':
      return event.data.taskId === plan.taskId ? { ...account, winback: withoutTask(plan) } : account;
    case 'mooring.winback.attempted':
      return event.data.planId === plan.planId ? attempted(account, plan, event) : account;
    case 'mooring.winback.rescheduled':
      return event.data.planId === plan.planId ? rescheduled(account, plan, event.data) : account;
    case 'mooring.winback.won':
    case 'mooring.winback.lost':
    case 'mooring.winback.withdrawn':
      return event.data.planId === plan.planId ? withoutPlan(account) : account;
    default:
      return account;
  }
}

function planned({ time, data }: EventOfType<'mooring.winback.planned'>): OpenPlan {
  const { pausedWeek, ...plan } = data;
  return { ...plan, pausedWeek: weekOf(pausedWeek), revision: 1, plannedAt: time, step: 1, attempts: [] };
}

/** The attempt does the step's task too. */
function attempted(
  account: AccountState,
  plan: OpenPlan,
  event: EventOfType<'mooring.winback.attempted'>,
): AccountState {
  const { planId: _plan, revision: _seen, step: _step, taskId: _task, next, ...what } = event.data;
  const after = stepped(plan, { ...what, ...by(event) });
  return {
    ...account,
    winback: next === undefined ? after : withoutWakeDate(after),
    tasks: account.tasks.filter(({ taskId }) => taskId !== plan.taskId),
  };
}

/** The wake date moves the step's task. */
function rescheduled(
  account: AccountState,
  plan: OpenPlan,
  { wakeOn, reason, ladder }: DataOf<'mooring.winback.rescheduled'>,
): AccountState {
  return {
    ...account,
    winback: {
      ...withoutWakeDate(plan),
      revision: plan.revision + 1,
      wakeOn,
      ...(reason === undefined ? {} : { wakeReason: reason }),
    },
    tasks: account.tasks.map((task) =>
      task.taskId === plan.taskId ? movedTask(task, wakeOn, ladder) : task,
    ),
  };
}

/** The present step is done, and the next one to be opened. */
function stepped(plan: OpenPlan, attempt: Omit<Attempt, 'step'>): OpenPlan {
  const others = plan.attempts.filter(({ step }) => step !== plan.step);
  return {
    ...withoutTask(plan),
    revision: plan.revision + 1,
    step: Math.min(plan.step + 1, decisionStep(plan)),
    attempts: [...others, { step: plan.step, ...attempt }],
  };
}

function by({ actor }: MooringEvent): { readonly by?: string } {
  return actor === undefined ? {} : { by: actor };
}

function withoutTask(plan: OpenPlan): OpenPlan {
  const { taskId: _done, ...rest } = plan;
  return rest;
}

function withoutWakeDate(plan: OpenPlan): OpenPlan {
  const { wakeOn: _wakeOn, wakeReason: _reason, ...rest } = plan;
  return rest;
}

function withoutPlan(account: AccountState): AccountState {
  const { winback: _closed, ...rest } = account;
  return rest;
}
