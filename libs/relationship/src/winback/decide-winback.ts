import type { AccountState } from '../account/account-state.js';
import type { AlertOutcome } from '../alert/alert-events.js';
import { isUnsurfaced } from '../budget/surfacing.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { ladderOfStep } from './ladder-of-step.js';
import { nextTask } from './next-task.js';
import type { OpenPlan } from './open-plan.js';
import { planWinback } from './plan-winback.js';
import { hasResumed } from './has-resumed.js';

/**
 * What an event on an account's subject means for winning it back: a pause gets a plan, a step that is done the next one,
 * and an account that is back or given up needs none. At most one plan is open, and an open one always has its next task.
 *
 * @param account after the event, with everything already decided but not yet read back
 */
export function decideWinback(
  account: AccountState,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (event.type === 'mooring.relationship.paused') {
    // What goes by a budget is planned when it is surfaced.
    if (account.alert !== undefined && isUnsurfaced(account.alert)) return [];
    return planWinback(account, event, event.data, partition, deriveId);
  }
  if (isEnd(event)) return expireTask(account, event, deriveId);
  const { winback: plan } = account;
  if (plan === undefined) return [];
  switch (event.type) {
    case 'mooring.winback.planned':
    case 'mooring.winback.attempted':
    case 'mooring.task.completed':
    case 'mooring.task.expired':
      return nextTask(account, plan, event, partition, deriveId);
    case 'mooring.shipment.booked':
    case 'mooring.shipment.amended':
      return hasResumed(account, plan.pausedWeek) ? [won(plan, event, deriveId, 'shipped')] : [];
    case 'mooring.relationship.recovered':
      return event.data.alertId === plan.alertId ? [won(plan, event, deriveId, 'recovered')] : [];
    case 'mooring.alert.closed':
      return event.data.alertId === plan.alertId ? closedBy(account, plan, event, partition, deriveId) : [];
    default:
      return [];
  }
}

type End = MooringEvent & {
  readonly type: 'mooring.winback.won' | 'mooring.winback.lost' | 'mooring.winback.withdrawn';
};

function isEnd(event: MooringEvent): event is End {
  const { type } = event;
  return (
    type === 'mooring.winback.won' || type === 'mooring.winback.lost' || type === 'mooring.winback.withdrawn'
  );
}

/** What the outcome of an alert says about the plan; a wake date or another owner lets it go on. */
const MEANS: Readonly<Record<AlertOutcome, 'won' | 'lost' | 'withdrawn' | 'goes-on'>> = {
  'kept-by-us': 'won',
  'recovered-by-itself': 'won',
  'reduced-for-good': 'lost',
  'paused-with-wake-date': 'goes-on',
  lost: 'lost',
  'not-valid': 'withdrawn',
  'handed-over': 'goes-on',
};

function closedBy(
  { tasks }: AccountState,
  plan: OpenPlan,
  event: MooringEvent & { readonly type: 'mooring.alert.closed' },
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  const { outcome, detail, wakeDate } = event.data;
  const { subject } = event;
  switch (MEANS[outcome]) {
    case 'won':
      return [won(plan, event, deriveId, 'alert-closed', detail)];
    case 'lost': {
      const said = { reason: 'alert-closed', ...detailOf(detail) } as const;
      return [
        derive(event, deriveId, {
          type: 'mooring.winback.lost',
          subject,
          key: [plan.planId],
          data: { ...endOf(plan), ...said },
        }),
      ];
    }
    case 'withdrawn':
      return [
        derive(event, deriveId, {
          type: 'mooring.winback.withdrawn',
          subject,
          key: [plan.planId],
          data: endOf(plan),
        }),
      ];
    case 'goes-on':
      return wakeDate === undefined
        ? []
        : [asleep(plan, event, deriveId, wakeDate, ladderOfStep(tasks, plan.taskId, wakeDate, partition))];
  }
}

function won(
  plan: OpenPlan,
  event: MooringEvent,
  deriveId: DeriveId,
  reason: 'shipped' | 'recovered' | 'alert-closed',
  detail?: string,
): MooringEvent {
  return derive(event, deriveId, {
    type: 'mooring.winback.won',
    subject: event.subject,
    key: [plan.planId],
    data: { ...endOf(plan), reason, ...detailOf(detail) },
  });
}

/** The wake date of a closed alert is the plan's. */
function asleep(
  { planId, revision }: OpenPlan,
  event: MooringEvent & { readonly type: 'mooring.alert.closed' },
  deriveId: DeriveId,
  wakeOn: string,
  ladder: ReturnType<typeof ladderOfStep>,
): MooringEvent {
  const { detail } = event.data;
  return derive(event, deriveId, {
    type: 'mooring.winback.rescheduled',
    subject: event.subject,
    key: [planId, String(revision)],
    data: { planId, revision, wakeOn, ...(detail === undefined ? {} : { reason: detail }), ...ladder },
  });
}

function detailOf(detail: string | undefined): { readonly detail?: string } {
  return detail === undefined ? {} : { detail };
}

function endOf({ planId, revision, taskId }: OpenPlan) {
  return { planId, revision, ...(taskId === undefined ? {} : { taskId }) };
}

/** The step that was open when the plan ended is nobody's work any more. */
function expireTask(account: AccountState, event: End, deriveId: DeriveId): readonly MooringEvent[] {
  const task = account.tasks.find(({ taskId }) => taskId === event.data.taskId);
  if (task === undefined) return [];
  const { taskId, revision } = task;
  const reason = `the win-back was ${event.type.slice('mooring.winback.'.length)}`;
  return [
    derive(event, deriveId, {
      type: 'mooring.task.expired',
      subject: event.subject,
      key: [taskId],
      data: { taskId, revision, reason },
    }),
  ];
}
