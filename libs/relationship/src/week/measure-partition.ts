import type { AccountState } from '../account/account-state.js';
import { cellsOf } from '../account/cells-of.js';
import { decidingFeeds } from '../account/deciding-feeds.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { addMatured } from '../calibrate/add-matured.js';
import { NO_OUTCOMES } from '../calibrate/score-bins.js';
import { lapsesIn } from '../contact-clock/lapses.js';
import { addMarket, marketWeight, NO_MARKET } from '../detect/index.js';
import { type DeriveId, derive } from '../event/derive.js';
import type { MooringEvent } from '../event/catalogue.js';
import { PORTFOLIO } from '../event/subject.js';
import { weekOf } from '../week.js';
import type { PartitionState, WeekEndedEvent } from './partition-state.js';
import type { WeekMeasured } from './week-events.js';

type MeasuredPart = NonNullable<WeekMeasured['parts']>[number];

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
  const parts = new Map<string, MeasuredPart>();
  let outcomes = NO_OUTCOMES;
  const all = [...accounts];
  for (const account of all) {
    outcomes = addMatured(outcomes, account, partition, week);
    const share = marketWeight(cellsOf(account), unobservedWeeks(account, partition), partition.index, week);
    if (share.denominator === 0) continue;
    const feeds = decidingFeeds(account, week);
    const key = JSON.stringify(feeds);
    parts.set(key, { feeds, ...addMarket(parts.get(key) ?? NO_MARKET, share) });
  }
  const lapsing = marker.backfill === true ? [] : lapsesIn(all, partition, marker.time.slice(0, 10));
  return derive(marker, deriveId, {
    type: 'mooring.week.measured',
    subject: PORTFOLIO,
    key: [marker.data.week, String(partition.partition)],
    data: {
      week: marker.data.week,
      partition: partition.partition,
      ...[...parts.values()].reduce(addMarket, NO_MARKET),
      ...(isByFeeds(partition) ? { parts: inOrder(parts) } : {}),
      delivered: latest(partition.feeds, marker.data.delivered),
      ...(outcomes === NO_OUTCOMES ? {} : { outcomes }),
      ...(lapsing.length === 0 ? {} : { lapsing }),
    },
  });
}

/** The settings of a log come with its first closed week: what stands in front of it is nobody's. */
function isByFeeds({ lastClosed, settings }: PartitionState): boolean {
  return lastClosed !== undefined && settings.notices !== undefined;
}

/** The same list for the same parts, however the accounts came. */
function inOrder(parts: ReadonlyMap<string, MeasuredPart>): readonly MeasuredPart[] {
  return [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part);
}

/** How far each feed has delivered: its last row here, or further when the marker knows so; in the order of feeds. */
function latest(
  feeds: PartitionState['feeds'],
  delivered: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = [...new Set([...Object.keys(feeds), ...Object.keys(delivered)])].toSorted();
  return Object.fromEntries(
    names.map((feed) => {
      const here = feeds[feed]?.last ?? '';
      const known = delivered[feed] ?? '';
      return [feed, here > known ? here : known];
    }),
  );
}
