import { judgeAccount } from '../alert/judge-account.js';
import { holidaysBetween } from '../calendar/working-days.js';
import type { Holiday } from '../calendar/calendar-data.js';
import { expectation, indexAt, ordersAt, RING_WEEKS, volumeAt, YEAR_WEEKS } from '../detect/index.js';
import type { PartitionState } from '../week/partition-state.js';
import { dateOfDay, mondayOf, weekStart } from '../week.js';
import type { AccountState } from './account-state.js';
import { cellsOf } from './cells-of.js';
import { unobservedWeeks } from './unobserved-weeks.js';

/** One week of an account, as it is shown beside what was expected. Amounts in units of the measure. */
export interface SeriesWeek {
  /** ISO date of the Monday. */
  readonly week: string;
  readonly amount: number;
  readonly orders: number;
  /** False for weeks that are not over yet. */
  readonly closed: boolean;
  /** False where the account's feed had not delivered: no data is not zero. */
  readonly observed: boolean;
  /** The portfolio's index; null while the week is open. */
  readonly index: number | null;
  /** What the account's own year before led one to expect, at the week's index; null where there is too little history. */
  readonly expected: number | null;
  /** The 10-90 % range around it. */
  readonly low: number | null;
  readonly high: number | null;
  /** Public holidays of the installation's country; labels, not factors. */
  readonly holidays: readonly Holiday[];
}

/**
 * The weeks of an account from the first of the ring to the last that has data. The expectation of a week is made from what
 * is known today of the weeks before it; the ring reaches far enough for those of the last year. Empty before the first
 * shipment.
 *
 * @param weeks closed weeks to give, at most those of the ring
 */
export function accountSeries(
  account: AccountState,
  partition: PartitionState,
  weeks: number,
): readonly SeriesWeek[] {
  const { lastClosed, calendars, settings } = partition;
  const cells = cellsOf(account);
  // An amount may come without an order, and an order without an amount.
  const recorded = [account.orders, account.volume].filter(({ values }) => values.length > 0);
  if (recorded.length === 0) return [];
  const firstWeek = Math.min(...recorded.map(({ from }) => from));
  const lastWeek = Math.max(...recorded.map(({ from, values }) => from + values.length - 1));
  const end = Math.max(lastClosed ?? lastWeek, lastWeek);
  const start = Math.max(firstWeek, (lastClosed ?? lastWeek) - Math.min(weeks, RING_WEEKS) + 1);
  const missing = new Set(unobservedWeeks(account, partition));
  const calendar = calendars.find(({ country }) => country === settings.country);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => {
    const week = start + at;
    const closed = lastClosed !== undefined && week <= lastClosed;
    return {
      week: weekStart(week),
      amount: volumeAt(cells, week),
      orders: ordersAt(cells, week),
      closed,
      observed: !missing.has(week),
      index: closed ? indexAt(partition.index, week) : null,
      ...expectedIn(account, partition, week),
      holidays:
        calendar === undefined
          ? []
          : holidaysBetween(calendar, weekStart(week), dateOfDay(mondayOf(week + 1) - 1)),
    };
  });
}

const NOTHING_EXPECTED = { expected: null, low: null, high: null };

function expectedIn(
  account: AccountState,
  partition: PartitionState,
  week: number,
): Pick<SeriesWeek, 'expected' | 'low' | 'high'> {
  const { lastClosed, index } = partition;
  if (lastClosed === undefined || week <= lastClosed - YEAR_WEEKS) return NOTHING_EXPECTED;
  const before = judgeAccount(account, partition, Math.min(week - 1, lastClosed));
  return before.ratePerIndex > 0 ? expectation(before, indexAt(index, week)) : NOTHING_EXPECTED;
}
