import { PORTFOLIO, type Settings } from '#relationship';
import { businessTime } from '../business-time.js';
import { begunWeek, deliveredBy, partitionDocuments, statesOf } from '../clock/delivered-by.js';
import { isWeekDue } from '../clock/week-due.js';
import { weekMarkers } from '../clock/week-markers.js';
import type { ImportPorts } from './set-up.js';

/** Ends weeks in their turn, each folded before the next. */
export interface WeekEnder {
  /** The week that would be ended next, when it is not after `until`. */
  next(until: number): number | undefined;
  endUpTo(until: number): Promise<void>;
}

/** @param delivered how far this import's feed has delivered: all of its rows are staged, so that is known now */
export async function weekEnder(
  { log, store, clock, projector }: ImportPorts,
  settings: Settings,
  delivered: Readonly<Record<string, string>>,
): Promise<WeekEnder> {
  const portfolio = (await store.document(PORTFOLIO))?.state;
  const time = businessTime(settings.timeZone);
  const partitions = statesOf(await partitionDocuments(log, store));
  const others = deliveredBy(partitions).delivered;
  const feeds = { ...others, ...delivered };
  let following =
    portfolio?.kind === 'portfolio' && portfolio.lastClosed !== undefined
      ? portfolio.lastClosed + 1
      : begunWeek(partitions);
  const next = (until: number): number | undefined => {
    following ??= until + 1;
    return following <= until ? following : undefined;
  };
  return {
    next,
    async endUpTo(until) {
      for (let week = next(until); week !== undefined; week = next(until)) {
        const now = clock.now();
        if (!isWeekDue(week, { now, settings, time, delivered: feeds, lastClosed: week - 1 })) return;
        const today = time.dateOf(now);
        await log.append(
          weekMarkers({ week, partitions: log.partitions, time, delivered, today, backfill: true }),
        );
        await projector.drain();
        following = week + 1;
      }
    },
  };
}
