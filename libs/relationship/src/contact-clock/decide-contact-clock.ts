import type { AccountState } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { accountSubject } from '../event/subject.js';
import { datesAfter, ownerOf } from '../task/open-task.js';
import { stateTask } from '../task/state-task.js';
import type { PartitionState } from '../week/partition-state.js';
import { contactRuleOf } from './contact-rule-of.js';
import { contactClock, contactColour } from './contact-clock.js';
import { lapsedClock } from './lapses.js';

/**
 * What a closed week says of an account whose contact clock has run out, where the week's close has named it.
 *
 * @param account as it stands, with everything decided but not yet read back
 * @param closed the partition's copy of the week's close
 */
export function lapseOf(
  account: AccountState,
  partition: PartitionState,
  closed: MooringEvent,
  deriveId: DeriveId,
): EventOfType<'mooring.keep-in-touch.lapsed'> | undefined {
  const clock = lapsedClock(account, partition, closed.time.slice(0, 10));
  if (clock === undefined) return undefined;
  const { since, redOn } = clock;
  return derive(closed, deriveId, {
    type: 'mooring.keep-in-touch.lapsed',
    subject: accountSubject(account.accountId),
    key: [since],
    data: { since, redOn },
  });
}

/**
 * The task that a lapsed contact asks for, and its end: a contact that sets the clock back, or an alert, whose own task asks
 * for more.
 *
 * @param account after the event, with everything already decided but not yet read back
 */
export function decideContactClock(
  account: AccountState,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  switch (event.type) {
    case 'mooring.keep-in-touch.lapsed':
      return [keepInTouch(account, event, partition, deriveId)];
    case 'mooring.interaction.logged':
      return isWarm(account, event, partition)
        ? expired(account, event, 'somebody was in touch with the account', deriveId)
        : [];
    case 'mooring.relationship.loosened':
    case 'mooring.relationship.paused':
      return expired(account, event, 'an alert asks for more', deriveId);
    default:
      return [];
  }
}

function keepInTouch(
  account: AccountState,
  event: EventOfType<'mooring.keep-in-touch.lapsed'>,
  partition: PartitionState,
  deriveId: DeriveId,
): EventOfType<'mooring.task.opened'> {
  const { settings } = partition;
  const days = settings.contactClock?.taskDays ?? settings.task.looseningDays;
  return stateTask(
    event,
    ['keep-in-touch', event.data.since],
    {
      cause: 'keep-in-touch',
      ...ownerOf(account),
      ...datesAfter(days, event.time.slice(0, 10), account.owner, partition),
    },
    partition,
    deriveId,
  );
}

/** Whether the clock is not red any more; it is not where none is set by now. */
function isWarm(account: AccountState, { time }: MooringEvent, partition: PartitionState): boolean {
  const rule = contactRuleOf(partition);
  const clock = rule && contactClock(account, rule);
  return clock === undefined || contactColour(clock, time.slice(0, 10)) !== 'red';
}

function expired(
  { tasks }: AccountState,
  event: MooringEvent,
  reason: string,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  return tasks
    .filter(({ cause }) => cause === 'keep-in-touch')
    .map(({ taskId, revision }) =>
      derive(event, deriveId, {
        type: 'mooring.task.expired',
        subject: event.subject,
        key: [taskId],
        data: { taskId, revision, reason },
      }),
    );
}
