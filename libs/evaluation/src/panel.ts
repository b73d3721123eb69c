import { type LedgerEntry } from '#relationship';
import { type Matrix, rowsOf } from './matrix.js';

/** What is now known of one account's shipments. */
export interface AccountHistory {
  readonly accountId: string;
  readonly shipments: Iterable<Pick<LedgerEntry, 'week' | 'orders' | 'amount' | 'cancelled'>>;
}

/** A portfolio as it is known today, by weeks: what detectors are measured against. */
export interface Panel {
  readonly accountIds: readonly string[];
  /** Number of the ISO week of column 0. */
  readonly from: number;
  readonly weeks: number;
  readonly orders: Matrix;
  /** In units of the measure. */
  readonly volume: Matrix;
  /** Column of each account's first week with an order; infinite without one. */
  readonly first: readonly number[];
}

const MILLI = 1000;

/** Adds shipments up by weeks; those outside of the weeks are left out. */
export function panelOf(histories: readonly AccountHistory[], from: number, weeks: number): Panel {
  const orders = rowsOf(histories.length, weeks);
  const volume = rowsOf(histories.length, weeks);
  for (const [account, { shipments }] of histories.entries()) {
    for (const { week, orders: count, amount, cancelled } of shipments) {
      if (cancelled) continue;
      add(orders[account], week - from, count);
      add(volume[account], week - from, amount / MILLI);
    }
  }
  const accountIds = histories.map(({ accountId }) => accountId);
  return { accountIds, from, weeks, orders, volume, first: orders.map(firstWeekOf) };
}

/** The column of the first week with an order; infinite without one. */
export function firstWeekOf(orders: Float64Array): number {
  const week = orders.findIndex((count) => count > 0);
  return week < 0 ? Number.POSITIVE_INFINITY : week;
}

function add(row: Float64Array | undefined, week: number, amount: number): void {
  const present = row?.[week];
  if (row !== undefined && present !== undefined) row[week] = present + amount;
}
