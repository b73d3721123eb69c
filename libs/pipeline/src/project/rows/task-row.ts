import { type AccountState, type MooringEvent, nextRung, type OpenTask } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** How a task ended. */
export interface TaskEnd {
  readonly status: 'completed' | 'expired' | 'cancelled';
  readonly closedAt: string;
  readonly outcome?: string;
}

/** A task as lists show it; its owner may differ from the account's. */
export function taskRow(account: AccountState, task: OpenTask, end?: TaskEnd): RowBody {
  const { owner: _accountOwner, team: _accountTeam, ...of } = access(account);
  const { ladder: _rungs, ...shown } = task;
  const rung = end === undefined ? nextRung(task) : undefined;
  const to = task.escalations?.at(-1)?.to;
  return {
    ...of,
    status: 'open',
    ...shown,
    ...(rung === undefined ? {} : { nextEscalation: rung }),
    ...(to === undefined ? {} : { escalatedTo: to }),
    ...end,
  };
}

/** How an event ends a task; undefined for every other event. */
export function taskEndOf(event: MooringEvent): TaskEnd | undefined {
  switch (event.type) {
    case 'mooring.task.completed':
      return { status: 'completed', closedAt: event.time, outcome: event.data.outcome };
    case 'mooring.task.expired':
      return { status: 'expired', closedAt: event.time, outcome: event.data.reason };
    case 'mooring.task.cancelled':
      return { status: 'cancelled', closedAt: event.time };
    case 'mooring.winback.attempted':
      return { status: 'completed', closedAt: event.time, outcome: event.data.how };
    default:
      return undefined;
  }
}
