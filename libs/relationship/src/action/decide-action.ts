import type { AccountState } from '../account/account-state.js';
import type { DeriveId } from '../event/derive.js';
import type { DataOf, EventOfType, MooringEvent } from '../event/catalogue.js';
import type { Settings } from '../settings/settings.js';
import { standsNow } from '../snooze/stands-now.js';
import type { TaskRequest } from '../task/answer-task.js';
import type { PartitionState } from '../week/partition-state.js';
import type { WinbackRequest } from '../winback/answer-winback.js';
import { mutedUntil } from './cool-down.js';
import { inUsersName } from './in-users-name.js';

type AlertRequest = EventOfType<
  | 'mooring.alert.acknowledged.requested'
  | 'mooring.alert.snoozed.requested'
  | 'mooring.alert.closed.requested'
>;

/** What a user asked to do with an alert, a task or a win-back plan. */
export type ActionRequest = AlertRequest | TaskRequest | WinbackRequest;

/** True for all that a user asks for. */
export function isActionRequest(event: MooringEvent): event is ActionRequest {
  return event.type.endsWith('.requested');
}

/**
 * Answers a user's action on an alert: the fact, in the user's name, or a refusal that says what had changed meanwhile.
 *
 * @param account with everything already decided but not yet read back
 */
export function decideAction(
  account: AccountState,
  request: AlertRequest,
  partition: PartitionState,
  deriveId: DeriveId,
): MooringEvent {
  const { settings } = partition;
  const reason = alertRefusal(account, request.data);
  const fact = inUsersName(request, deriveId);
  const refused = { request: request.id, reason: reason ?? '' };
  const accepted = reason === undefined;
  switch (request.type) {
    case 'mooring.alert.acknowledged.requested':
      return accepted
        ? fact('mooring.alert.acknowledged', request.data)
        : fact('mooring.alert.acknowledged.refused', refused);
    case 'mooring.alert.snoozed.requested':
      return accepted
        ? fact('mooring.alert.snoozed', withStanding(request, account, partition))
        : fact('mooring.alert.snoozed.refused', refused);
    case 'mooring.alert.closed.requested':
      return accepted
        ? fact('mooring.alert.closed', withCoolDown(request, settings))
        : fact('mooring.alert.closed.refused', refused);
  }
}

/** What the user said, and until when the same change stays quiet. */
function withCoolDown(
  { data, time }: EventOfType<'mooring.alert.closed.requested'>,
  { coolDown }: Settings,
): DataOf<'mooring.alert.closed'> {
  const until = coolDown && mutedUntil(data.outcome, time.slice(0, 10), data.wakeDate);
  return until === undefined ? data : { ...data, mutedUntil: until };
}

/** What the user said, and how the account stands, to be told against at the end of the snooze. */
function withStanding(
  { data }: EventOfType<'mooring.alert.snoozed.requested'>,
  account: AccountState,
  partition: PartitionState,
): DataOf<'mooring.alert.snoozed'> {
  return partition.settings.snooze === undefined ? data : { ...data, stood: standsNow(account, partition) };
}

function alertRefusal(
  { alert }: AccountState,
  seen: { readonly alertId: string; readonly revision: number },
): string | undefined {
  if (alert?.alertId !== seen.alertId) return 'the alert is not open any more';
  if (alert.revision === seen.revision) return undefined;
  return `the alert has changed since revision ${String(seen.revision)}: it is at revision ${String(alert.revision)}, cause ${alert.cause}`;
}
