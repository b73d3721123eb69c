import { FEED_MEMORY_WEEKS } from '../account/deciding-feeds.js';
import { weekOf, weekStart } from '../week.js';
import type { PartitionState } from '../week/partition-state.js';
import type { FeedResumed, FeedSilent } from './notice-events.js';

/** What there is to say about feeds at the end of a week. */
export interface FeedNotices {
  readonly silent: readonly FeedSilent[];
  readonly resumed: readonly FeedResumed[];
}

export interface FeedWeek {
  readonly week: number;
  /** Feed -> ISO date of its last row, over all partitions. */
  readonly horizons: ReadonlyMap<string, string>;
  /** Feeds that have not delivered past this week. */
  readonly silent: readonly string[];
  /** The partition as of the week before: the silent weeks of all feeds, and the first closed week. */
  readonly partition: Pick<PartitionState, 'silentWeeks' | 'index'>;
  readonly open: readonly FeedSilent[];
}

/**
 * Names the feeds that have fallen silent and those that are back. A feed that comes in batches has pauses of its own: only
 * one longer than its second longest of the last year is said, so one outage does not hide the next. A feed without
 * a row since the first closed week has not stopped: it has never been live here.
 *
 * @param newId names a notice that is raised for a feed
 */
export function feedNotices(at: FeedWeek, newId: (feed: string) => string): FeedNotices {
  const { week, horizons, partition, open } = at;
  const silentNow = new Set(at.silent);
  const resumed = open.flatMap(({ noticeId, feed }): readonly FeedResumed[] => {
    const last = horizons.get(feed) ?? '';
    const said = { noticeId, week: weekStart(week), feed, last };
    if (!silentNow.has(feed)) return [{ ...said, reason: 'delivered' }];
    return isRemembered(last, week) ? [] : [{ ...said, reason: 'retired' }];
  });
  const noticed = new Set(open.map(({ feed }) => feed));
  const silent = at.silent.flatMap((feed): readonly FeedSilent[] => {
    const last = horizons.get(feed) ?? '';
    if (noticed.has(feed) || !isRemembered(last, week) || !wasLive(last, week, partition)) return [];
    const [now = 0, ...pauses] = pausesOf([...(partition.silentWeeks[feed] ?? []), week], week);
    const usual = pauses.toSorted((one, other) => other - one)[1] ?? 0;
    return now > usual ? [{ noticeId: newId(feed), week: weekStart(week - now + 1), feed, last }] : [];
  });
  return { silent, resumed };
}

function isRemembered(last: string, week: number): boolean {
  return week <= weekOf(last) + FEED_MEMORY_WEEKS;
}

function wasLive(last: string, week: number, { index }: Pick<PartitionState, 'index'>): boolean {
  return index.values.length > 0 && weekOf(last) >= index.from && weekOf(last) <= week;
}

/** Lengths in weeks of the pauses that touch the last year, the present one first. */
function pausesOf(silentWeeks: readonly number[], week: number): readonly number[] {
  const pauses: number[] = [];
  let following = Number.NaN;
  for (const each of silentWeeks.toReversed()) {
    if (each < week - FEED_MEMORY_WEEKS) break;
    if (each === following - 1) pauses.push((pauses.pop() ?? 0) + 1);
    else pauses.push(1);
    following = each;
  }
  return pauses;
}
