import type { AccountState, EventOfType, OpenTask } from '#relationship';
import type { RowBody } from '../../ports/index.js';
import { access } from './access.js';

/** A reminder that is to be sent, once: the outbox of the world outside. Whoever sends it claims the row first. */
export function reminderRow(
  account: AccountState,
  { id, time }: EventOfType<'mooring.deadline.reached'>,
  { taskId, alertId, cause, owner, team, due }: OpenTask,
): RowBody {
  const { owner: _accountOwner, team: _accountTeam, ...of } = access(account);
  return {
    effectId: id,
    kind: 'task-reminder',
    status: 'waiting',
    ...of,
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
    taskId,
    alertId,
    cause,
    dueOn: due,
    since: time,
  };
}
