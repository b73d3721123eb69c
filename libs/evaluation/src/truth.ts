import { YEAR_WEEKS } from '#relationship';
import { horizonsOf, isEligible, LONGEST_HORIZON, SHORTEST_LOOSENING } from './horizons.js';
import { marketFactors } from './market-factor.js';
import { at, type Flags, flagsOf, isSet, type Matrix } from './matrix.js';
import type { Panel } from './panel.js';
import { cappedSum, type Past, pastOf } from './past.js';

/** What really became of every account after every week. */
export interface Truth {
  /** The account could be judged at the end of the week. */
  readonly eligible: Flags;
  /** Eligible, and the 26 weeks after it are over: the outcome is known. */
  readonly known: Flags;
  /** Known, and the account paused or loosened. */
  readonly lost: Flags;
  /** Median gap between order weeks as known then; NaN without one. */
  readonly medianGap: Matrix;
}

/**
 * The ground truth: **paused** when nothing comes within the pausing horizon; **loosening** when less than half of what
 * should come does: the own trailing year × the market, or the mean of that and the same weeks a year ago where it is less.
 * Weeks count with at most three times the usual one. Source: `truth` in the detection reference, core.py, and its section 1.
 */
export function truthOf(panel: Panel): Truth {
  const { accountIds, weeks, first } = panel;
  const pasts = accountIds.map((_, account) => pastOf(panel, account));
  const eligible = flagsOf(accountIds.length, weeks);
  const known = flagsOf(accountIds.length, weeks);
  const lost = flagsOf(accountIds.length, weeks);
  for (const [account, past] of pasts.entries()) {
    const start = first[account] ?? Number.POSITIVE_INFINITY;
    for (let week = start; week < weeks; week++) {
      if (!isEligible(past, week, week - start)) continue;
      set(eligible, account, week);
      if (week + LONGEST_HORIZON < weeks) set(known, account, week);
    }
  }
  const factors = marketFactors(panel, pasts, known);
  for (const [account, past] of pasts.entries()) {
    for (let week = 0; week < weeks; week++) {
      if (isSet(known, account, week) && isLost(panel, account, past, week, factors))
        set(lost, account, week);
    }
  }
  return { eligible, known, lost, medianGap: pasts.map(({ medianGap }) => medianGap) };
}

function set(flags: Flags, account: number, week: number): void {
  const row = flags[account];
  if (row !== undefined) row[week] = 1;
}

function isLost(
  { orders, volume, first }: Panel,
  account: number,
  past: Past,
  week: number,
  factors: readonly Float64Array[],
): boolean {
  const horizons = horizonsOf(past, week);
  const counts = orders[account] ?? new Float64Array();
  if (!counts.subarray(week + 1, week + 1 + horizons.paused).some((count) => count > 0)) return true;
  const volumes = volume[account] ?? new Float64Array();
  const cap = at(past.cap, week);
  const ahead = horizons.loosening;
  const factor = factors[ahead - SHORTEST_LOOSENING]?.[week] ?? 1;
  const byYear = ahead * at(past.meanVolume, week) * factor;
  const yearAgo = week - YEAR_WEEKS + 1;
  const expected =
    week - YEAR_WEEKS >= (first[account] ?? Number.POSITIVE_INFINITY)
      ? Math.min(byYear, (byYear + cappedSum(volumes, yearAgo, yearAgo + ahead, cap)) / 2)
      : byYear;
  return cappedSum(volumes, week + 1, week + 1 + ahead, cap) < expected / 2;
}
