import {
  accountSubject,
  type PartitionState,
  partitionSubject,
  SILENCE_REASONS,
  type SilenceReason,
  weekOf,
  weekStart,
} from '#relationship';
import type { RowBody, SubjectState } from '../ports/index.js';
import { accessView } from './access-view.js';
import { partitionWeeks, type PartitionWeek } from './account-weeks.js';
import { type Principal, visibleTo } from './principal.js';
import { accountAsOf, type AccountSilence, reasonOf, silenceIn, type SilencePorts } from './silence.js';
import { whereOf } from './where-of.js';

export interface SilenceQuery {
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly reason?: SilenceReason | undefined;
  readonly after?: string | undefined;
  /** At most this many; of a past week so many accounts are looked at, and those with the reason are told. */
  readonly limit: number;
}

export interface SilencePage {
  readonly rows: readonly AccountSilence[];
  readonly next?: string;
}

/** How many accounts are quiet for a reason, by the close of the last week. */
export interface SilenceCount {
  readonly reason: SilenceReason;
  readonly count: number;
  readonly amountAtRisk: number;
}

/**
 * Why accounts are quiet, by amount at risk, the largest first. Which reason counts was decided when the week was closed;
 * all reasons are told as they stand now.
 */
export async function listSilence(
  ports: SilencePorts,
  principal: Principal,
  { reason, after, limit, ...filters }: SilenceQuery,
): Promise<SilencePage> {
  const { rows, ...page } = await ports.readModels.find({
    collection: 'relationships',
    where: whereOf({ ...filters, quietBy: reason }, visibleTo(principal)),
    orderBy: 'amountAtRisk',
    descending: true,
    after,
    limit,
  });
  return { ...page, rows: await presentSilence(ports, rows) };
}

/** How many of the accounts that a principal may see are quiet for which reason, in the order in which they are told. */
export async function countSilence(
  { readModels }: Pick<SilencePorts, 'readModels'>,
  principal: Principal,
  filters: Pick<SilenceQuery, 'owner' | 'team'>,
): Promise<readonly SilenceCount[]> {
  const totals = await readModels.totals({
    collection: 'relationships',
    where: whereOf({ owner: filters.owner, team: filters.team }, visibleTo(principal)),
    groupBy: 'quietBy',
    sum: 'amountAtRisk',
  });
  return SILENCE_REASONS.flatMap((reason) => {
    const total = totals.find(({ group }) => group === reason);
    return total === undefined ? [] : [{ reason, count: total.count, amountAtRisk: total.sum }];
  });
}

/**
 * Why accounts were quiet at the end of an earlier week, by what was known then, by account id. Every account's journal is
 * folded again: a page may hold fewer than its limit, or none, and have a next one.
 *
 * @param week ISO date within the week
 * @returns undefined when no such week was closed
 */
export async function listSilenceAsOf(
  ports: SilencePorts,
  principal: Principal,
  week: string,
  { reason, after, limit, ...filters }: SilenceQuery,
): Promise<SilencePage | undefined> {
  const weeksOf = partitionReader(ports);
  const wanted = weekOf(week);
  const first = await weeksOf(0);
  if (!first.some(({ partition }) => partition.lastClosed === wanted)) return undefined;
  const where = whereOf({ owner: filters.owner, team: filters.team }, visibleTo(principal));
  const query = { collection: 'accounts', where, orderBy: 'accountId', descending: false } as const;
  const { rows, ...page } = await ports.readModels.find({ ...query, after, limit });
  const told: AccountSilence[] = [];
  for (const row of rows) {
    const subject = accountSubject(String(row['accountId']));
    const weeks = await weeksOf(ports.log.partitionOf(subject));
    const known = await accountAsOf(ports, subject, weeks, wanted);
    if (known === undefined) continue;
    const silent = silenceIn(known.account, known.partition, accessView.parse(row));
    if (reason === undefined || reasonOf(silent) === reason) told.push(silent);
  }
  return { ...page, rows: told };
}

/** ISO date of the Monday of the last closed week; undefined before the first one. */
export async function lastClosedWeek({ store }: Pick<SilencePorts, 'store'>): Promise<string | undefined> {
  const partition = (await store.document(partitionSubject(0)))?.state;
  return isClosed(partition) && partition.lastClosed !== undefined
    ? weekStart(partition.lastClosed)
    : undefined;
}

/** Reads the weeks of each partition once. */
export function partitionReader({
  readModels,
}: Pick<SilencePorts, 'readModels'>): (partition: number) => Promise<readonly PartitionWeek[]> {
  const read = new Map<number, Promise<readonly PartitionWeek[]>>();
  return (partition) => {
    const weeks = read.get(partition) ?? partitionWeeks(readModels, partitionSubject(partition));
    read.set(partition, weeks);
    return weeks;
  };
}

async function presentSilence(
  { log, store }: SilencePorts,
  rows: readonly RowBody[],
): Promise<readonly AccountSilence[]> {
  const subjects = rows.map(({ accountId }) => accountSubject(String(accountId)));
  const partitionOf = (subject: string) => partitionSubject(log.partitionOf(subject));
  const documents = await store.documents([...new Set([...subjects, ...subjects.map(partitionOf)])]);
  const states = new Map(documents.map(({ subject, state }) => [subject, state]));
  return subjects.flatMap((subject) => {
    const account = states.get(subject);
    const partition = states.get(partitionOf(subject));
    return account?.kind === 'account' && isClosed(partition) ? [silenceIn(account, partition)] : [];
  });
}

function isClosed(state: SubjectState | undefined): state is PartitionState {
  return state?.kind === 'partition' && state.lastClosed !== undefined;
}
