import type { AccountState, OpenTask } from '../account/account-state.js';
import { inUsersName } from '../action/in-users-name.js';
import type { DeriveId } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { planRefusal } from '../winback/plan-refusal.js';
import { ladderFrom } from './ladder.js';
import { ownerOf } from './open-task.js';
import { withSettings } from './state-task.js';
import { isMadeByPeople } from './task-causes.js';

/** What a user asked to do with a task. */
export type TaskRequest = EventOfType<
  | 'mooring.task.opened.requested'
  | 'mooring.task.assigned.requested'
  | 'mooring.task.snoozed.requested'
  | 'mooring.task.completed.requested'
  | 'mooring.task.cancelled.requested'
  | 'mooring.task.step-done.requested'
>;

/** True for the requests that `answerTask` answers. */
export function isTaskRequest(event: MooringEvent): event is TaskRequest {
  return event.type.startsWith('mooring.task.') && event.type.endsWith('.requested');
}

/**
 * Answers a user's action on a task: the fact, in the user's name, or a refusal that says what had changed meanwhile.
 *
 * @param account with everything already decided but not yet read back
 */
export function answerTask(
  account: AccountState,
  request: TaskRequest,
  partition: PartitionState,
  deriveId: DeriveId,
): MooringEvent {
  const said = inUsersName(request, deriveId);
  const reason = refusal(account, request);
  const refused = { request: request.id, reason: reason ?? '' };
  const accepted = reason === undefined;
  switch (request.type) {
    case 'mooring.task.opened.requested':
      return accepted
        ? said('mooring.task.opened', withSettings(madeByHand(account, request), partition))
        : said('mooring.task.opened.refused', refused);
    case 'mooring.task.assigned.requested':
      return accepted
        ? said('mooring.task.assigned', request.data)
        : said('mooring.task.assigned.refused', refused);
    case 'mooring.task.snoozed.requested': {
      if (!accepted) return said('mooring.task.snoozed.refused', refused);
      const { taskId, due } = request.data;
      const ladder = ladderFrom(due, taskIn(account, taskId)?.owner, partition);
      return said('mooring.task.snoozed', { ...request.data, ...(ladder === undefined ? {} : { ladder }) });
    }
    case 'mooring.task.completed.requested':
      return accepted
        ? said('mooring.task.completed', request.data)
        : said('mooring.task.completed.refused', refused);
    case 'mooring.task.cancelled.requested':
      return accepted
        ? said('mooring.task.cancelled', request.data)
        : said('mooring.task.cancelled.refused', refused);
    case 'mooring.task.step-done.requested':
      return accepted
        ? said('mooring.task.step-done', request.data)
        : said('mooring.task.step-done.refused', refused);
  }
}

/** Reminded of on the day itself: whoever names a day wants to hear of it then. */
function madeByHand(account: AccountState, { data, actor }: EventOfType<'mooring.task.opened.requested'>) {
  const { taskId, sealed, contactIds, due, owner, team } = data;
  // The team of the account is that of its owner, and nobody else's.
  const whose = owner === undefined ? ownerOf(account) : { owner, ...(team === undefined ? {} : { team }) };
  return {
    taskId,
    cause: 'by-hand' as const,
    ...whose,
    due,
    remindOn: due,
    sealed,
    contactIds,
    ...(actor === undefined ? {} : { openedBy: actor }),
  };
}

function refusal(account: AccountState, request: TaskRequest): string | undefined {
  if (request.type === 'mooring.task.opened.requested') {
    const { due } = request.data;
    return due < request.time.slice(0, 10) ? `${due} has passed already` : undefined;
  }
  const { data } = request;
  const task = taskIn(account, data.taskId);
  if (task === undefined) return 'the task is not open any more';
  if (task.revision !== data.revision) {
    return `the task has changed since revision ${String(data.revision)}: it is at revision ${String(task.revision)}, due ${task.due}, owner ${task.owner ?? 'nobody'}`;
  }
  return refusalByKind(task, request) ?? planRefusal(account.winback, data);
}

function refusalByKind(task: OpenTask, { type, data, actor }: TaskRequest): string | undefined {
  if (type === 'mooring.task.cancelled.requested') {
    if (!isMadeByPeople(task.cause)) return 'only a task that a person has made can be cancelled';
    const { openedBy } = task;
    return openedBy === undefined || openedBy === actor
      ? undefined
      : `only ${openedBy}, who has made it, may cancel it`;
  }
  if (type !== 'mooring.task.step-done.requested') return undefined;
  return task.checklist?.some(({ step }) => step === data.step) === true
    ? undefined
    : `the task has no step ${data.step}`;
}

function taskIn({ tasks }: AccountState, taskId: string): OpenTask | undefined {
  return tasks.find((task) => task.taskId === taskId);
}
