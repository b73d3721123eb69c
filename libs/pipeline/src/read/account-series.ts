import { accountSeries, accountSubject, partitionSubject, type SeriesWeek, weekStart } from '#relationship';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, EventLog, ReadModels } from '../ports/index.js';
import { access } from '../project/rows/access.js';
import { type AlertView, listAlerts } from './alerts.js';
import { maySee, type Principal } from './principal.js';

/** The weekly record of an account with what was said about it. */
export interface AccountSeries {
  readonly measure: 'value' | 'volume';
  /** The currency or unit of all amounts; empty when the feed names none. */
  readonly unit: string;
  /** Monday of the last closed week; null before the first. */
  readonly lastClosed: string | null;
  readonly weeks: readonly SeriesWeek[];
  /** Alerts of the account, the latest first. */
  readonly alerts: readonly AlertView[];
}

export interface SeriesPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly readModels: ReadModels;
}

/** Alerts of one account that are shown on its plot. */
const SHOWN_ALERTS = 20;

/** The series of an account; undefined when there is no such account, or no right to see it. */
export async function seriesOf(
  { log, store, readModels }: SeriesPorts,
  principal: Principal,
  accountId: string,
  weeks: number,
): Promise<AccountSeries | undefined> {
  const subject = accountSubject(accountId);
  const account = (await store.document(subject))?.state;
  const partition = (await store.document(partitionSubject(log.partitionOf(subject))))?.state;
  if (account?.kind !== 'account' || !maySee(principal, { ...access(account) })) return undefined;
  if (partition?.kind !== 'partition') return undefined;
  const { lastClosed } = partition;
  // The partition learns of the first settings only with the first closed week.
  const settings = (await activeSettings(store)) ?? partition.settings;
  const series = accountSeries(account, partition, weeks);
  // Whoever may see the account may see what was said about it, also under another manager.
  const everything = { kind: 'operator', userId: principal.userId } as const;
  const { rows } = await listAlerts(readModels, everything, { accountId, limit: SHOWN_ALERTS });
  return {
    measure: settings.measure,
    unit: (settings.measure === 'value' ? settings.baseCurrency : settings.unit) ?? '',
    lastClosed: lastClosed === undefined ? null : weekStart(lastClosed),
    weeks: series,
    alerts: rows.toSorted((one, other) => (one.raisedWeek < other.raisedWeek ? 1 : -1)),
  };
}
