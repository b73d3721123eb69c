import {
  accountSubject,
  type AccountState,
  cellsOf,
  judgeAccount,
  type Lapse,
  lapsesOf,
  partitionSubject,
  type PartitionState,
  silenceLedger,
  type SilenceReason,
  unobservedWeeks,
  weekOf,
} from '#relationship';
import type { SubjectState } from '../../ports/index.js';
import type { Access } from '../../project/rows/access.js';
import { accountWeeks, type PartitionWeek } from '../account-weeks.js';
import type { SilencePorts } from '../silence.js';
import type { LearnedAlert } from './learned-alert.js';

/** An account that stopped, and how early an alert said so. */
export interface Loss {
  readonly account: Access;
  readonly lapse: Lapse;
  /** Weeks for which an alert had been open when "nothing for 90 days" became true; 0 when none was. */
  readonly lead: number;
}

/** A loss that no alert had announced, and what the ledger said in the weeks before it could be seen by everybody. */
export interface MissedLoss extends Loss {
  /** The rule that kept it quiet in most of those weeks; the later one where two did as often. */
  readonly rule: SilenceReason;
  readonly weeksByRule: readonly { readonly rule: SilenceReason; readonly weeks: number }[];
  /** Per week over the year before the last order, in units of the measure. */
  readonly weeklyAmount: number;
}

/** Alerts that are older than this, before the last order, were not about this lapse. */
const LONGEST_BEFORE = 26;
/** Accounts whose documents are read at a time. */
const BATCH = 500;

/** All losses of some accounts that are known by now, in the order of the accounts. */
export async function lossesOf(
  { log, store }: Pick<SilencePorts, 'log' | 'store'>,
  accounts: readonly Access[],
  alerts: ReadonlyMap<string, readonly LearnedAlert[]>,
): Promise<readonly Loss[]> {
  const losses: Loss[] = [];
  for (let from = 0; from < accounts.length; from += BATCH) {
    const batch = accounts.slice(from, from + BATCH);
    const subjects = batch.map(({ accountId }) => accountSubject(accountId));
    const partitionOf = (subject: string) => partitionSubject(log.partitionOf(subject));
    const documents = await store.documents([...new Set([...subjects, ...subjects.map(partitionOf)])]);
    const states = new Map<string, SubjectState>(documents.map(({ subject, state }) => [subject, state]));
    for (const [at, account] of batch.entries()) {
      const state = states.get(subjects[at] ?? '');
      const partition = states.get(partitionOf(subjects[at] ?? ''));
      if (state?.kind !== 'account' || partition?.kind !== 'partition') continue;
      const missing = unobservedWeeks(state, partition);
      for (const lapse of lapsesIn(state, partition, missing))
        losses.push({ account, lapse, lead: leadOf(lapse, alerts.get(account.accountId) ?? [], missing) });
    }
  }
  return losses;
}

function lapsesIn(
  account: AccountState,
  partition: PartitionState,
  missing: readonly number[],
): readonly Lapse[] {
  const { lastClosed, index } = partition;
  if (lastClosed === undefined) return [];
  return lapsesOf(cellsOf(account), missing, index.from, lastClosed);
}

/** As `leadOf` of the evaluation: for how many observed weeks the alert had been open that was open when everybody could tell. */
function leadOf({ last, seen }: Lapse, alerts: readonly LearnedAlert[], missing: readonly number[]): number {
  const open = alerts.find(
    ({ raisedWeek, closedAt }) =>
      weekOf(raisedWeek) <= seen && (closedAt === undefined || weekOf(closedAt.slice(0, 10)) > seen),
  );
  if (open === undefined) return 0;
  const since = Math.max(weekOf(open.raisedWeek), last - LONGEST_BEFORE);
  return seen - since - missing.filter((week) => week >= since && week < seen).length;
}

/**
 * What kept a loss quiet: the account's journal is folded again, and in each week from the last order on until everybody could
 * tell, the silence ledger says which rule counted, by what was known then.
 *
 * @param weeks of the account's own partition
 */
export async function replayLoss(
  { readModels }: Pick<SilencePorts, 'readModels'>,
  loss: Loss,
  weeks: readonly PartitionWeek[],
): Promise<MissedLoss> {
  const { last, seen } = loss.lapse;
  const until = weeks.filter(({ partition }) => (partition.lastClosed ?? 0) < seen);
  const rules: SilenceReason[] = [];
  let weeklyAmount = 0;
  for await (const { account, partition } of accountWeeks(
    readModels,
    accountSubject(loss.account.accountId),
    until,
  )) {
    const { lastClosed: week = 0 } = partition;
    if (week < last) continue;
    const judgement = judgeAccount(account, partition, week);
    if (week === last) {
      weeklyAmount = judgement.meanVolume;
      continue;
    }
    const [first] = silenceLedger(account, judgement, partition);
    if (first !== undefined) rules.push(first.reason);
  }
  const counted = [...Map.groupBy(rules, (rule) => rule)].map(([rule, { length }]) => ({
    rule,
    weeks: length,
    latest: rules.lastIndexOf(rule),
  }));
  const [main, ...others] = counted.toSorted(
    (one, other) => other.weeks - one.weeks || other.latest - one.latest,
  );
  // All its rows came later: by what was known then it had no history.
  const rule = main?.rule ?? 'not-enough-history';
  const weeksByRule = main === undefined ? [] : [main, ...others];
  return {
    ...loss,
    rule,
    weeksByRule: weeksByRule.map(({ rule: each, weeks: of }) => ({ rule: each, weeks: of })),
    weeklyAmount,
  };
}
