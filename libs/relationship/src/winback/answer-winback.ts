import type { AccountState } from '../account/account-state.js';
import { inUsersName } from '../action/in-users-name.js';
import type { DeriveId } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { ladderOfStep } from './ladder-of-step.js';
import type { OpenPlan } from './open-plan.js';

/** What a user asked to do with a win-back plan. */
export type WinbackRequest = EventOfType<
  | 'mooring.winback.attempted.requested'
  | 'mooring.winback.rescheduled.requested'
  | 'mooring.winback.won.requested'
  | 'mooring.winback.lost.requested'
>;

/** True for the requests that `answerWinback` answers. */
export function isWinbackRequest(event: MooringEvent): event is WinbackRequest {
  return event.type.startsWith('mooring.winback.') && event.type.endsWith('.requested');
}

/**
 * Answers a user's action on a plan: the fact, in the user's name, or a refusal that says what had changed meanwhile.
 *
 * @param account with everything already decided but not yet read back
 */
export function answerWinback(
  { winback: plan, tasks }: AccountState,
  request: WinbackRequest,
  partition: PartitionState,
  deriveId: DeriveId,
): MooringEvent {
  const said = inUsersName(request, deriveId);
  const reason = refusal(plan, request);
  const refused = { request: request.id, reason: reason ?? '' };
  const step = plan?.step ?? 1;
  const task = plan?.taskId === undefined ? {} : { taskId: plan.taskId };
  const accepted = reason === undefined;
  switch (request.type) {
    case 'mooring.winback.attempted.requested':
      return accepted
        ? said('mooring.winback.attempted', { ...request.data, step, ...task })
        : said('mooring.winback.attempted.refused', refused);
    case 'mooring.winback.rescheduled.requested':
      return accepted
        ? said('mooring.winback.rescheduled', {
            ...request.data,
            ...ladderOfStep(tasks, plan?.taskId, request.data.wakeOn, partition),
          })
        : said('mooring.winback.rescheduled.refused', refused);
    case 'mooring.winback.won.requested':
      return accepted
        ? said('mooring.winback.won', { ...request.data, reason: 'by-hand', ...task })
        : said('mooring.winback.won.refused', refused);
    case 'mooring.winback.lost.requested':
      return accepted
        ? said('mooring.winback.lost', { ...request.data, ...task })
        : said('mooring.winback.lost.refused', refused);
  }
}

function refusal(plan: OpenPlan | undefined, request: WinbackRequest): string | undefined {
  const { data, time } = request;
  if (plan?.planId !== data.planId) return 'the plan is not open any more';
  if (plan.revision !== data.revision) {
    return `the plan has changed since revision ${String(data.revision)}: it is at revision ${String(plan.revision)}, step ${String(plan.step)}`;
  }
  const asked = 'wakeOn' in data ? data.wakeOn : 'next' in data ? data.next : undefined;
  return asked !== undefined && asked < time.slice(0, 10) ? `${asked} has passed already` : undefined;
}
