const HEADER = 'account_id,date,orders,value,currency';
const DAY_MS = 86_400_000;

export interface WeeklyAccount {
  readonly accountId: string;
  /** Weeks with an order each, from the first. */
  readonly weeks: number;
}

/** A CSV of accounts that order every Monday from 2023-01-02, and stop. */
export function weeklyCsv(accounts: readonly WeeklyAccount[]): string {
  const rows = accounts.flatMap(({ accountId, weeks }) =>
    Array.from(
      { length: weeks },
      (_, week) => `${accountId},${mondayOf(week)},1,${String(100 + (week % 7))},CNY`,
    ),
  );
  return `${[HEADER, ...rows].join('\n')}\n`;
}

function mondayOf(week: number): string {
  return new Date(Date.UTC(2023, 0, 2) + week * 7 * DAY_MS).toISOString().slice(0, 10);
}
