import { type AccountState, asks, type MooringEvent, type OpenPlan, weekStart } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** How a win-back plan ended. */
export interface WinbackEnd {
  readonly status: 'won' | 'lost' | 'withdrawn';
  readonly closedAt: string;
  readonly reason?: string;
  readonly to?: string;
  readonly detail?: string;
}

/** A win-back plan as lists show it: its ladder, what was done, and by when the next step is to be done. */
export function winbackRow(account: AccountState, plan: OpenPlan, end?: WinbackEnd): RowBody {
  const { pausedWeek, taskId, ...kept } = plan;
  const task = end === undefined ? account.tasks.find((open) => open.taskId === taskId) : undefined;
  return {
    ...access(account),
    status: 'open',
    ...kept,
    pausedWeek: weekStart(pausedWeek),
    asks: asks(plan),
    ...(task === undefined ? {} : { taskId: task.taskId, nextDue: task.due }),
    ...end,
  };
}

/** How an event ends a plan; undefined for every other event. */
export function winbackEndOf({ type, time, data }: MooringEvent): WinbackEnd | undefined {
  switch (type) {
    case 'mooring.winback.won': {
      const { reason, detail } = data;
      return { status: 'won', closedAt: time, reason, ...(detail === undefined ? {} : { detail }) };
    }
    case 'mooring.winback.lost': {
      const { reason, to, detail } = data;
      return {
        status: 'lost',
        closedAt: time,
        reason,
        ...(to === undefined ? {} : { to }),
        ...(detail === undefined ? {} : { detail }),
      };
    }
    case 'mooring.winback.withdrawn':
      return { status: 'withdrawn', closedAt: time };
    default:
      return undefined;
  }
}
