import type { AccountState } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import type { PartitionState } from '../week/partition-state.js';
import { shippedSince, standsNow } from './stands-now.js';

/**
 * The alert that comes back when its snooze ends, with what has changed meanwhile. One that was snoozed again, has become
 * another one or is over does not: nobody waits for that day any more.
 *
 * @param account after the event
 */
export function decideReturn(
  account: AccountState,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly EventOfType<'mooring.alert.returned'>[] {
  if (event.type !== 'mooring.deadline.reached' || event.data.deadline !== 'snooze-end') return [];
  const { alertId, since, on } = event.data;
  const { alert } = account;
  const snooze = alert?.snooze;
  if (alert?.alertId !== alertId || snooze?.since !== since) return [];
  return [
    derive(event, deriveId, {
      type: 'mooring.alert.returned',
      subject: event.subject,
      key: [alertId, String(since)],
      data: {
        alertId,
        revision: alert.revision + 1,
        until: on,
        reason: snooze.reason,
        before: snooze.stood,
        now: standsNow(account, partition),
        since: shippedSince(account, snooze.stood, on),
      },
    }),
  ];
}
