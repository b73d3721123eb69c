import type { AccountState } from '../account/account-state.js';
import { judgeAccount } from '../alert/judge-account.js';
import { type DeriveId, derive } from '../event/derive.js';
import { dataschemaOf, type EventOfType, type MooringEvent } from '../event/catalogue.js';
import { SYSTEM_SOURCE } from '../event/envelope.js';
import { PORTFOLIO, partitionSubject } from '../event/subject.js';
import { AT_RISK_WEEKS, chanceOf } from '../explain/build-facts.js';
import { round } from '../explain/round.js';
import { headIn } from '../roster/roster.js';
import type { PartitionState, ToJudge } from '../week/partition-state.js';
import { weekStart } from '../week.js';
import type { WeekJudged } from './budget-events.js';
import { isHeldBack } from './surfacing.js';
import { addVerdict, NO_VERDICTS } from './verdicts.js';

/**
 * What a partition's accounts have to say at the end of a closed week, once all that it made them say has been read back; parked
 * accounts are left out by the caller. It happens when the week was closed, and because of it.
 */
export function judgeWeek(
  partition: PartitionState,
  accounts: Iterable<AccountState>,
  { week: number, at, closedBy }: ToJudge,
  deriveId: DeriveId,
): EventOfType<'mooring.week.judged'> {
  const week = weekStart(number);
  const candidates: WeekJudged['candidates'][number][] = [];
  let verdicts = NO_VERDICTS;
  for (const account of accounts) {
    const { alert, verdict } = account;
    if (verdict?.week === number) verdicts = addVerdict(verdicts, verdict.cause, verdict.kept);
    if (alert === undefined || !isHeldBack(alert)) continue;
    const judgement = judgeAccount(account, partition, number);
    candidates.push({
      accountId: account.accountId,
      alertId: alert.alertId,
      cause: alert.cause,
      probability: round(chanceOf(judgement)),
      amount: round(judgement.meanVolume * AT_RISK_WEEKS),
      manager: account.owner ?? headIn(partition.settings.roster, account.team) ?? '',
    });
  }
  const subject = partitionSubject(partition.partition);
  const type = 'mooring.week.judged';
  return {
    id: deriveId(subject, type, week),
    source: SYSTEM_SOURCE,
    type,
    subject,
    time: at,
    dataschema: dataschemaOf(type),
    data: {
      week,
      partition: partition.partition,
      candidates: candidates.toSorted((one, other) => (one.accountId < other.accountId ? -1 : 1)),
      ...(verdicts === NO_VERDICTS ? {} : { verdicts }),
    },
    causationid: closedBy,
  };
}

/** What a partition has said to itself, it says to the portfolio. */
export function decidePartition(event: MooringEvent, deriveId: DeriveId): readonly MooringEvent[] {
  if (event.type !== 'mooring.week.judged') return [];
  const { week, partition } = event.data;
  return [
    derive(event, deriveId, {
      type: 'mooring.week.judged',
      subject: PORTFOLIO,
      key: [week, String(partition)],
      data: event.data,
    }),
  ];
}
