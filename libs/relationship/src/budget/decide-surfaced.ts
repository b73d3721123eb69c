import type { AccountState } from '../account/account-state.js';
import type { DeriveId } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { openTask } from '../task/open-task.js';
import type { PartitionState } from '../week/partition-state.js';
import { planWinback } from '../winback/plan-winback.js';

/**
 * The follow-up of an alert that this event has surfaced, as it stands by now: what it would have asked for when it was raised.
 *
 * @param account after the event
 */
export function decideSurfaced(
  account: AccountState,
  event: MooringEvent,
  partition: PartitionState,
  deriveId: DeriveId,
): readonly MooringEvent[] {
  if (event.type !== 'mooring.alert.surfaced' && event.type !== 'mooring.alert.acknowledged') return [];
  const { alert } = account;
  // An alert that was closed or surfaced before asks for nothing more.
  if (alert?.alertId !== event.data.alertId || alert.surfacing?.by !== event.id) return [];
  if (alert.cause === 'loosening')
    return openTask(account, event, { cause: 'loosening' }, partition, deriveId);
  const pause = { alertId: alert.alertId, revision: alert.revision, week: alert.facts.week };
  return planWinback(account, event, pause, partition, deriveId);
}
