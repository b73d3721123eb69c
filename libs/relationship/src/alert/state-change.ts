import type { AccountState } from '../account/account-state.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { accountSubject } from '../event/subject.js';
import { isUnsurfaced } from '../budget/surfacing.js';
import { buildFacts } from '../explain/build-facts.js';
import type { ShipmentSum } from '../explain/fall-by-part.js';
import { ruleVersion } from './rule-version.js';
import { settledShare } from './settled-share.js';
import type { PartitionState } from '../week/partition-state.js';
import { weekStart } from '../week.js';
import type { ClosedAccountWeek } from './close-account-week.js';

/**
 * The fact that states a change of the relationship, with everything one needs to check it.
 *
 * @param cause the copy of `week.closed` at which the account was judged
 * @param sums the account's shipments per week, service and lane over the last year
 */
export function stateChange(
  { decided: account, judgement, change }: ClosedAccountWeek,
  sums: readonly ShipmentSum[],
  partition: PartitionState,
  cause: MooringEvent,
  deriveId: DeriveId,
): MooringEvent | undefined {
  if (change === undefined) return undefined;
  const subject = accountSubject(account.accountId);
  const week = weekStart(partition.lastClosed ?? 0);
  const alertId = account.alert?.alertId ?? deriveId(subject, 'alert', week);
  const revision = nextRevision(account);
  const rule = ruleVersion(partition.settings, deriveId);
  const key = [alertId, String(revision)];
  if (change === 'recovered') {
    const weeksBelow = account.alert?.weeksBelow ?? 1;
    const share = shareAfter(account, partition);
    const data = { alertId, revision, week, rule, weeksBelow, ...(share === undefined ? {} : { share }) };
    return derive(cause, deriveId, { type: 'mooring.relationship.recovered', subject, key, data });
  }
  const facts = buildFacts(account, judgement, sums, partition);
  return derive(cause, deriveId, {
    type: `mooring.relationship.${change}`,
    subject,
    key,
    data: { alertId, revision, week, rule, facts, ...surfacingOf(account, partition, cause) },
  });
}

function shareAfter(account: AccountState, partition: PartitionState): number | undefined {
  if (account.alert === undefined || partition.settings.recovery === undefined) return undefined;
  return settledShare(account, account.alert.onsetWeek, partition);
}

/** History that is imported is nobody's week, and what was told before goes on being told at once. */
function surfacingOf(
  { alert }: AccountState,
  { settings }: PartitionState,
  { backfill }: MooringEvent,
): { readonly byBudget?: true } {
  const isNews = alert === undefined || isUnsurfaced(alert);
  return settings.budget !== undefined && backfill !== true && isNews ? { byBudget: true } : {};
}

function nextRevision(account: AccountState): number {
  return (account.alert?.revision ?? 0) + 1;
}
