import type { AccountState, OpenTask } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekOf } from '../week.js';
import { ladderFrom } from './ladder.js';
import { datesAfter, ownerOf } from './open-task.js';
import { stateTask } from './state-task.js';

type Logged = EventOfType<'mooring.interaction.logged'>;

/**
 * The task that the next step of a talk is: due on the day that was named, or some working days later. One a talk, whatever
 * is corrected about it afterwards: a corrected talk moves its open task, or takes it back. Imported history asks only for
 * what is still ahead of it, and what is logged before the first week was closed for nothing, as no settings are in force
 * by then.
 */
export function nextStepTask(
  account: AccountState,
  event: Logged,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { interactionId, sealed } = event.data;
  const days = partition.settings.task.nextStepDays;
  if (days === undefined || partition.lastClosed === undefined) return [];
  const open = account.tasks.find((task) => task.interactionId === interactionId);
  if (open !== undefined) return corrected(open, event, partition, deriveId);
  if (event.backfill === true && !isAhead(event.data.nextStepDue, partition.lastClosed)) return [];
  if (sealed.nextStep === undefined || account.stepsTaken?.includes(interactionId) === true) return [];
  return [
    stateTask(
      event,
      ['next-step', interactionId],
      {
        cause: 'next-step',
        ...ownerOf(account),
        ...dates(account, event, days, partition),
        sealed: { title: sealed.nextStep },
        contactIds: event.data.contactIds,
        interactionId,
        ...(event.actor === undefined ? {} : { openedBy: event.actor }),
      },
      partition,
      deriveId,
    ),
  ];
}

function isAhead(due: string | undefined, lastClosed: number): boolean {
  return due !== undefined && weekOf(due) > lastClosed;
}

/** Never in the past: a talk may be logged late. */
function dates(
  account: AccountState,
  { data, time }: Logged,
  days: number,
  partition: PartitionState,
): { readonly due: string; readonly remindOn: string } {
  const today = time.slice(0, 10);
  if (data.nextStepDue === undefined) return datesAfter(days, today, account.owner, partition);
  const due = data.nextStepDue > today ? data.nextStepDue : today;
  return { due, remindOn: due };
}

function corrected(
  { taskId, revision, due, owner }: OpenTask,
  event: Logged,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { subject, data } = event;
  const key = [taskId, event.id];
  if (data.sealed.nextStep === undefined) {
    const reason = 'the talk has no next step any more';
    return [
      derive(event, deriveId, {
        type: 'mooring.task.expired',
        subject,
        key,
        data: { taskId, revision, reason },
      }),
    ];
  }
  if (data.nextStepDue === undefined || data.nextStepDue === due) return [];
  const ladder = ladderFrom(data.nextStepDue, owner, partition);
  const moved = { taskId, revision, due: data.nextStepDue, reason: 'the talk names another day' };
  return [
    derive(event, deriveId, {
      type: 'mooring.task.snoozed',
      subject,
      key,
      data: { ...moved, ...(ladder === undefined ? {} : { ladder }) },
    }),
  ];
}
