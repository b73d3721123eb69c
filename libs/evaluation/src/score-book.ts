import { weekOf } from '#relationship';
import { type Flags, flagsOf, type Matrix, rowsOf } from './matrix.js';
import type { Panel } from './panel.js';

/** What Mooring said of one account at the end of one week. */
export interface Said {
  readonly accountId: string;
  /** ISO date of the week's Monday. */
  readonly weekStart: string;
  readonly risk: number;
  readonly change: number;
  readonly alert: boolean;
}

/** Everything that Mooring said, beside a panel; scores are NaN where there was no evidence. */
export interface ScoreTable {
  readonly risk: Matrix;
  readonly change: Matrix;
  /** Whether an alert was open at the end of the week. */
  readonly open: Flags;
}

/** Collects what is said while a history is judged. */
export interface ScoreBook {
  readonly add: (said: Said) => void;
  readonly table: (panel: Panel) => ScoreTable;
}

export function scoreBook(): ScoreBook {
  const accounts = new Map<string, { week: number; risk: number; change: number; alert: boolean }[]>();
  return {
    add({ accountId, weekStart, risk, change, alert }) {
      const line = { week: weekOf(weekStart), risk, change, alert };
      const lines = accounts.get(accountId);
      if (lines === undefined) accounts.set(accountId, [line]);
      else lines.push(line);
    },
    table({ accountIds, from, weeks }) {
      const risk = rowsOf(accountIds.length, weeks, Number.NaN);
      const change = rowsOf(accountIds.length, weeks, Number.NaN);
      const open = flagsOf(accountIds.length, weeks);
      for (const [account, accountId] of accountIds.entries()) {
        for (const line of accounts.get(accountId) ?? []) {
          risk[account]?.fill(line.risk, line.week - from, line.week - from + 1);
          change[account]?.fill(line.change, line.week - from, line.week - from + 1);
          open[account]?.fill(line.alert ? 1 : 0, line.week - from, line.week - from + 1);
        }
      }
      return { risk, change, open };
    },
  };
}
