import { type ActionRequest, decideAction, isActionRequest } from '../action/decide-action.js';
import { decideContactClock } from '../contact-clock/decide-contact-clock.js';
import { decideSurfaced } from '../budget/decide-surfaced.js';
import type { DeriveId } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { answerTask, isTaskRequest } from '../task/answer-task.js';
import { decideReturn } from '../snooze/decide-return.js';
import { decideTask } from '../task/decide-task.js';
import { answerWinback, isWinbackRequest } from '../winback/answer-winback.js';
import { decideWinback } from '../winback/decide-winback.js';
import type { PartitionState } from '../week/partition-state.js';
import type { AccountState } from './account-state.js';
import { evolveAccount } from './evolve-account.js';

/**
 * What follows from an event on an account's subject that has just been folded: answers to a user's request, and the
 * follow-up that an alert or a contact clock that has run out asks for. Judging happens at the week's end (`closeAccountWeek`).
 *
 * @param account after the event, with everything already decided but not yet read back
 */
export function decideAccount(
  account: AccountState,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (isActionRequest(event)) {
    const answer = answerOf(account, event, partition, deriveId);
    // Said together: whoever asked sees the next step with the answer.
    return [answer, ...decideWinback(evolveAccount(account, answer), answer, partition, deriveId)];
  }
  return [
    ...decideReturn(account, event, partition, deriveId),
    ...decideTask(account, event, partition, deriveId),
    ...decideWinback(account, event, partition, deriveId),
    ...decideContactClock(account, event, partition, deriveId),
    ...decideSurfaced(account, event, partition, deriveId),
  ];
}

function answerOf(
  account: AccountState,
  request: ActionRequest,
  partition: PartitionState,
  deriveId: DeriveId,
): MooringEvent {
  if (isWinbackRequest(request)) return answerWinback(account, request, partition, deriveId);
  return isTaskRequest(request)
    ? answerTask(account, request, partition, deriveId)
    : decideAction(account, request, partition, deriveId);
}
