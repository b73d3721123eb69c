const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** The business day has begun there before it has elsewhere. */
const SHANGHAI_MS = 8 * 3_600_000;
/** A Monday. */
const A_MONDAY = Date.UTC(2023, 0, 2);
const HEADER = 'account_id,date,orders,value,currency';

/** An account that orders every Monday. */
export interface RecentAccount {
  readonly accountId: string;
  /** Whole weeks, up to the last one, in which it has ordered nothing any more. */
  readonly stopped?: number;
  /** What an order is worth, about; 100 when missing. */
  readonly value?: number;
}

/** A row of the feed. */
export interface RecentRow {
  readonly accountId: string;
  readonly date: string;
  readonly value: number;
}

/** The Monday of a week, by how many weeks it lies before the present one (in the business time zone). */
export function mondayBefore(weeks: number): string {
  const today = Date.now() + SHANGHAI_MS;
  return dateOf(today - ((today - A_MONDAY) % WEEK_MS) - weeks * WEEK_MS);
}

/** The Sunday of a week. */
function sundayBefore(weeks: number): string {
  return dateOf(Date.parse(mondayBefore(weeks)) + 6 * DAY_MS);
}

/**
 * The orders of a week that is over, and one of a steady account on its Sunday: the feed has delivered the whole week.
 */
export function rowsOfWeek(accounts: readonly RecentAccount[], weeksBefore: number): readonly RecentRow[] {
  const rows = accounts
    .filter(({ stopped = 0 }) => stopped < weeksBefore)
    .map(({ accountId, value = 100 }) => ({
      accountId,
      date: mondayBefore(weeksBefore),
      value: value + (weeksBefore % 7),
    }));
  return [...rows, { accountId: 'STEADY', date: sundayBefore(weeksBefore), value: 50 }];
}

/** A CSV of the weeks from … until so many before the present one; of more than a year, up to last week, when not given. */
export function recentCsv(accounts: readonly RecentAccount[], { from = 70, until = 1 } = {}): string {
  const rows: string[] = [];
  for (let week = from; week >= until; week -= 1) {
    rows.push(
      ...rowsOfWeek(accounts, week).map(
        ({ accountId, date, value }) => `${accountId},${date},1,${String(value)},CNY`,
      ),
    );
  }
  return `${[HEADER, ...rows].join('\n')}\n`;
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
