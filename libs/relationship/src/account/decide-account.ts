import { decideAction, isActionRequest } from '../action/decide-action.js';
import { decideSurfaced } from '../budget/decide-surfaced.js';
import type { DeriveId } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { decideTask } from '../task/decide-task.js';
import { answerWinback, isWinbackRequest } from '../winback/answer-winback.js';
import { decideWinback } from '../winback/decide-winback.js';
import type { PartitionState } from '../week/partition-state.js';
import type { AccountState } from './account-state.js';
import { evolveAccount } from './evolve-account.js';

/**
 * What follows from an event on an account's subject that has just been folded: answers to a user's request, and the
 * follow-up that an alert asks for. Judging happens at the week's end (`closeAccountWeek`).
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
    const answer = isWinbackRequest(event)
      ? answerWinback(account, event, deriveId)
      : decideAction(account, event, partition, deriveId);
    // Said together: whoever asked sees the next step with the answer.
    return [answer, ...decideWinback(evolveAccount(account, answer), answer, partition, deriveId)];
  }
  return [
    ...decideTask(account, event, partition, deriveId),
    ...decideWinback(account, event, partition, deriveId),
    ...decideSurfaced(account, event, partition, deriveId),
  ];
}
