import type { PartitionState } from '../week/partition-state.js';
import type { AccountState } from './account-state.js';
import { decides } from './deciding-feeds.js';

const NONE: readonly number[] = [];

/**
 * The weeks up to now in which a feed that carries this account had not delivered, ascending: no data is not zero.
 */
export function unobservedWeeks(account: AccountState, partition: PartitionState): readonly number[] {
  let weeks = NONE;
  for (const [feed, silent] of Object.entries(partition.silentWeeks)) {
    const span = account.feeds[feed];
    if (span === undefined) continue;
    const missed = silent.filter((week) => decides(span, week));
    if (missed.length > 0) weeks = weeks === NONE ? missed : [...weeks, ...missed];
  }
  return weeks === NONE ? NONE : [...new Set(weeks)].toSorted((one, other) => one - other);
}
