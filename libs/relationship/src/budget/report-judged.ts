import type { AccountState } from '../account/account-state.js';
import { judgeAccount } from '../alert/judge-account.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { PORTFOLIO } from '../event/subject.js';
import { AT_RISK_WEEKS, chanceOf } from '../explain/build-facts.js';
import { round } from '../explain/round.js';
import type { PartitionState } from '../week/partition-state.js';
import { dateOfDay, mondayOf, weekOf } from '../week.js';
import type { Candidate } from './budget-events.js';
import { addVerdicts, NO_VERDICTS } from './chance-to-keep.js';
import { isUnsurfaced } from './surfacing.js';

/**
 * What one partition tells the portfolio when all that a closed week made its accounts say has been read back: the alerts that
 * nobody was shown yet, and how those that were shown have ended. Undefined when it has told already, or the settings have
 * no budget.
 *
 * @param accounts that are not parked
 */
export function reportJudged(
  partition: PartitionState,
  accounts: Iterable<AccountState>,
  deriveId: DeriveId,
): MooringEvent | undefined {
  const { judging: cause } = partition;
  if (cause === undefined) return undefined;
  const { week } = cause.data;
  let verdicts = NO_VERDICTS;
  const candidates: Candidate[] = [];
  for (const account of accounts) {
    if (account.verdicts !== undefined) verdicts = addVerdicts(verdicts, account.verdicts);
    const found = candidateIn(account, partition, weekOf(week));
    if (found !== undefined) candidates.push(found);
  }
  return derive(cause, deriveId, {
    type: 'mooring.week.judged',
    subject: PORTFOLIO,
    key: [week, String(partition.partition)],
    data: { week, partition: partition.partition, candidates: candidates.toSorted(byAccount), verdicts },
  });
}

/** The partition once its report is on its way. */
export function noteReported({ judging: _reported, ...state }: PartitionState): PartitionState {
  return state;
}

/** An alert that somebody has put off is considered again when its day has come. */
function candidateIn(account: AccountState, partition: PartitionState, week: number): Candidate | undefined {
  const { accountId, alert, owner } = account;
  if (alert === undefined || !isUnsurfaced(alert)) return undefined;
  if (alert.snoozedUntil !== undefined && alert.snoozedUntil > dateOfDay(mondayOf(week + 1)))
    return undefined;
  const judgement = judgeAccount(account, partition, week);
  return {
    accountId,
    alertId: alert.alertId,
    revision: alert.revision,
    ...(owner === undefined ? {} : { owner }),
    cause: alert.cause,
    probability: round(chanceOf(judgement)),
    value: round(judgement.meanVolume * AT_RISK_WEEKS),
  };
}

/** The same list however the accounts came. */
function byAccount(one: Candidate, other: Candidate): number {
  return one.accountId < other.accountId ? -1 : 1;
}
