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
  readonly probability: number;
  readonly alert: boolean;
}

/** Everything that Mooring said, beside a panel; scores are NaN where there was no evidence. */
export interface ScoreTable {
  readonly risk: Matrix;
  readonly change: Matrix;
  /** What was said as the chance of loosening or pausing. */
  readonly probability: Matrix;
  /** Whether an alert was open at the end of the week. */
  readonly open: Flags;
}

/** Collects what is said while a history is judged. */
export interface ScoreBook {
  readonly add: (said: Said) => void;
  readonly table: (panel: Panel) => ScoreTable;
}

interface Line extends Omit<Said, 'accountId' | 'weekStart'> {
  readonly week: number;
}

export function scoreBook(): ScoreBook {
  const accounts = new Map<string, Line[]>();
  return {
    add({ accountId, weekStart, ...said }) {
      const line = { ...said, week: weekOf(weekStart) };
      const lines = accounts.get(accountId);
      if (lines === undefined) accounts.set(accountId, [line]);
      else lines.push(line);
    },
    table({ accountIds, from, weeks }) {
      const risk = rowsOf(accountIds.length, weeks, Number.NaN);
      const change = rowsOf(accountIds.length, weeks, Number.NaN);
      const probability = rowsOf(accountIds.length, weeks, Number.NaN);
      const open = flagsOf(accountIds.length, weeks);
      for (const [account, accountId] of accountIds.entries()) {
        for (const line of accounts.get(accountId) ?? []) {
          const column = line.week - from;
          risk[account]?.fill(line.risk, column, column + 1);
          change[account]?.fill(line.change, column, column + 1);
          probability[account]?.fill(line.probability, column, column + 1);
          open[account]?.fill(line.alert ? 1 : 0, column, column + 1);
        }
      }
      return { risk, change, probability, open };
    },
  };
}
