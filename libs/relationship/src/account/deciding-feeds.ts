import { weekOfDay } from '../week.js';
import type { AccountState, FeedSpan } from './account-state.js';

/** A feed that has not carried an account for this many weeks no longer decides whether its weeks are observed. */
export const FEED_MEMORY_WEEKS = 52;

/** Whether a feed that has carried an account from the first to the last day of a span decides if a week is observed. */
export function decides({ firstWeek, lastDay }: FeedSpan, week: number): boolean {
  return week >= firstWeek && week <= weekOfDay(lastDay) + FEED_MEMORY_WEEKS;
}

/** The feeds without which a week of an account is not observed, in order of their names. */
export function decidingFeeds({ feeds }: Pick<AccountState, 'feeds'>, week: number): readonly string[] {
  return Object.entries(feeds)
    .flatMap(([feed, span]) => (decides(span, week) ? [feed] : []))
    .toSorted();
}
