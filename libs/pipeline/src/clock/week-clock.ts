import { PORTFOLIO, weekOf } from '#relationship';
import { businessTime } from '../business-time.js';
import type { AccountStore, Clock, EventLog } from '../ports/index.js';
import { begunWeek, deliveredBy, partitionDocuments, statesOf } from './delivered-by.js';
import { isWeekDue } from './week-due.js';
import { weekMarkers } from './week-markers.js';

export interface WeekClockPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
  /**
   * How far the log's clock may be behind this one, in milliseconds: a week that was ended before its end by the log's
   * clock is not ended, and never will be by the same event.
   */
  readonly skewMs?: number;
}

/**
 * Ends the weeks that are due, by the injected clock: at most one a tick, because the next one is measured only when this
 * one is closed. Ends no week before the first shipment, and none while history is imported. What a crash left out is
 * sent again by the next tick.
 *
 * @returns the number of the week that was ended, if any
 */
export async function tickWeekClock({
  log,
  store,
  clock,
  skewMs = 0,
}: WeekClockPorts): Promise<number | undefined> {
  const document = await store.document(PORTFOLIO);
  const portfolio = document?.state;
  if (portfolio?.kind !== 'portfolio' || portfolio.settings === undefined) return undefined;
  if (portfolio.importing !== undefined || document?.parked !== undefined) return undefined;
  const documents = await partitionDocuments(log, store);
  if (documents.some(({ parked }) => parked !== undefined)) return undefined;
  const partitions = statesOf(documents);
  const { delivered, first } = deliveredBy(partitions);
  if (first === undefined) return undefined;
  const { lastClosed, settings } = portfolio;
  const week = lastClosed === undefined ? (begunWeek(partitions) ?? weekOf(first)) : lastClosed + 1;
  const time = businessTime(settings.timeZone);
  const now = new Date(Date.parse(clock.now()) - skewMs).toISOString();
  if (!isWeekDue(week, { now, settings, time, delivered, lastClosed })) return undefined;
  const today = time.dateOf(now);
  await log.append(
    weekMarkers({ week, partitions: log.partitions, time, delivered: {}, today, backfill: false }),
  );
  return week;
}
