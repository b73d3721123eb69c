import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { marketWeight } from '../detect/index.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { PORTFOLIO } from '../event/subject.js';
import { dateOfDay, dayOf, weekOf } from '../week.js';
import type { PartitionState, WeekEndedEvent } from './partition-state.js';

/**
 * One partition's sums for the index of a week, over its accounts as they stand; parked accounts are left out by the
 * caller. The id is a hash of partition and week, so measuring again after a crash gives the same event.
 */
export function measurePartition(
  partition: PartitionState,
  accounts: Iterable<AccountState>,
  marker: WeekEndedEvent,
  deriveId: DeriveId,
): MooringEvent {
  const week = weekOf(marker.data.week);
  let numerator = 0;
  let denominator = 0;
  const horizon = new Map(Object.entries(marker.data.delivered).map(([feed, date]) => [feed, dayOf(date)]));
  for (const account of accounts) {
    const share = marketWeight(cellsOf(account), unobservedWeeks(account, partition), partition.index, week);
    numerator += share.numerator;
    denominator += share.denominator;
    for (const [feed, { lastDay }] of Object.entries(account.feeds)) {
      if (lastDay > (horizon.get(feed) ?? Number.NEGATIVE_INFINITY)) horizon.set(feed, lastDay);
    }
  }
  return derive(marker, deriveId, {
    type: 'mooring.week.measured',
    subject: PORTFOLIO,
    key: [marker.data.week, String(partition.partition)],
    data: {
      week: marker.data.week,
      partition: partition.partition,
      numerator,
      denominator,
      delivered: Object.fromEntries(
        [...horizon].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([feed, day]) => [feed, dateOfDay(day)]),
      ),
    },
  });
}
