import { weekStart } from '../week.js';
import type { PartitionState } from '../week/partition-state.js';
import type { AccountState } from './account-state.js';
import { decidingFeeds } from './deciding-feeds.js';

/** A feed that keeps an account from being judged. */
export interface SilentFeed {
  readonly feed: string;
  /** ISO date of the Monday of the first week that it has not delivered. */
  readonly since: string;
}

/** The feeds that carry this account and have not delivered the last closed week, in order of their names. */
export function silentFeeds(account: AccountState, partition: PartitionState): readonly SilentFeed[] {
  const { lastClosed: last = Number.NaN, silentWeeks } = partition;
  return decidingFeeds(account, last)
    .filter((feed) => silentWeeks[feed]?.at(-1) === last)
    .map((feed) => ({ feed, since: weekStart(beginOfRun(silentWeeks[feed] ?? [])) }));
}

/** The first of the weeks in a row that end the list. */
function beginOfRun(weeks: readonly number[]): number {
  const last = weeks.at(-1) ?? Number.NaN;
  const gap = weeks.findLastIndex((week, at) => week !== last - (weeks.length - 1 - at));
  return weeks[gap + 1] ?? last;
}
