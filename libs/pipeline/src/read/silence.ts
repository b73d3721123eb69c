import {
  accountSubject,
  cellsOf,
  judgeAccount,
  partitionSubject,
  type PartitionState,
  type Raising,
  raisingVolume,
  type AccountState,
  type Silence,
  silenceLedger,
  type SilenceReason,
  unobservedWeeks,
  weekOf,
  weekStart,
} from '#relationship';
import type { AccountStore, EventLog, ReadModels } from '../ports/index.js';
import { access, type Access } from '../project/rows/access.js';
import { accountWeeks, partitionWeeks, type PartitionWeek } from './account-weeks.js';
import { maySee, type Principal } from './principal.js';

export interface SilencePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
}

/** Why an account is quiet at the end of a closed week. */
export interface AccountSilence extends Access {
  /** ISO date of its Monday. */
  readonly week: string;
  /** In the order in which they are told; never empty. */
  readonly reasons: readonly Silence[];
  /** Per week over the trailing year, in units of the measure. */
  readonly weeklyAmount: number;
  /** What would raise an alert; missing where it is not judged, or its alert is open. */
  readonly raising?: { readonly by: Raising | undefined };
  readonly measure: 'value' | 'volume';
  /** Currency or unit of amounts. */
  readonly unit: string;
}

/**
 * Why an account is quiet: at the end of the last closed week by what is known now, or at the end of an earlier one by what
 * was known then (its journal is folded again). Undefined when there is no such account or week, or no right to see it.
 *
 * @param week ISO date within the week; the last closed one when missing
 */
export async function silenceOf(
  ports: SilencePorts,
  principal: Principal,
  accountId: string,
  week?: string,
): Promise<AccountSilence | undefined> {
  const { log, store } = ports;
  const subject = accountSubject(accountId);
  const present = (await store.document(subject))?.state;
  if (present?.kind !== 'account' || !maySee(principal, { ...access(present) })) return undefined;
  const own = partitionSubject(log.partitionOf(subject));
  if (week !== undefined) {
    const weeks = await partitionWeeks(ports.readModels, own);
    const known = await accountAsOf(ports, subject, weeks, weekOf(week));
    return known && silenceIn(known.account, known.partition, access(present));
  }
  const partition = (await store.document(own))?.state;
  return partition?.kind === 'partition' && partition.lastClosed !== undefined
    ? silenceIn(present, partition, access(present))
    : undefined;
}

/** An account as it was judged when a week was closed; undefined for a week that was not, or that came before it. */
export async function accountAsOf(
  { readModels }: Pick<SilencePorts, 'readModels'>,
  subject: string,
  weeks: readonly PartitionWeek[],
  week: number,
): Promise<{ readonly account: AccountState; readonly partition: PartitionState } | undefined> {
  const end = weeks.findIndex(({ partition }) => partition.lastClosed === week);
  if (end < 0) return undefined;
  let last;
  for await (const known of accountWeeks(readModels, subject, weeks.slice(0, end + 1))) last = known;
  return last?.partition.lastClosed === week ? last : undefined;
}

/** @param whose as the account is called today, whose it is today */
export function silenceIn(
  account: AccountState,
  partition: PartitionState,
  whose: Access = access(account),
): AccountSilence {
  const { settings, lastClosed = 0 } = partition;
  const judgement = judgeAccount(account, partition, lastClosed);
  const reasons = silenceLedger(account, judgement, partition);
  const isBelow = reasons.some(({ reason }) => reason === 'below-threshold');
  const missing = unobservedWeeks(account, partition);
  return {
    ...whose,
    week: weekStart(lastClosed),
    reasons,
    weeklyAmount: judgement.meanVolume,
    ...(isBelow
      ? { raising: { by: raisingVolume(cellsOf(account), missing, partition.index, judgement, settings) } }
      : {}),
    measure: settings.measure,
    unit: (settings.measure === 'value' ? settings.baseCurrency : settings.unit) ?? '',
  };
}

/** The reason that counts. */
export function reasonOf({ reasons }: Pick<AccountSilence, 'reasons'>): SilenceReason {
  return reasons[0]?.reason ?? 'next-week';
}
