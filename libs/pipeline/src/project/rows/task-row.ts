import type { AccountState, MooringEvent, OpenTask } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** How a task ended. */
export interface TaskEnd {
  readonly status: 'completed' | 'expired';
  readonly closedAt: string;
  readonly outcome: string;
}

/** A task as lists show it; its owner may differ from the account's. */
export function taskRow(account: AccountState, task: OpenTask, end?: TaskEnd): RowBody {
  const { owner: _accountOwner, team: _accountTeam, ...of } = access(account);
  return { ...of, status: 'open', ...task, ...end };
}

/** How an event ends a task; undefined for every other event. */
export function taskEndOf(event: MooringEvent): TaskEnd | undefined {
  switch (event.type) {
    case 'mooring.task.completed':
      return { status: 'completed', closedAt: event.time, outcome: event.data.outcome };
    case 'mooring.task.expired':
      return { status: 'expired', closedAt: event.time, outcome: event.data.reason };
    case 'mooring.winback.attempted':
      return { status: 'completed', closedAt: event.time, outcome: event.data.how };
    default:
      return undefined;
  }
}
