import { YEAR_WEEKS } from '#relationship';
import { alertsAt } from '../hysteresis.js';
import { at, type Flags, isSet, type Matrix } from '../matrix.js';
import type { Panel } from '../panel.js';
import { median } from '../quantile.js';
import { scoresWithin } from '../ranking.js';
import { lowestWithin, thresholdsOf } from '../threshold-search.js';
import type { Truth } from '../truth.js';
import { LASTING_KINDS, type LastingKind, quietWeeks, type TrueBreaks } from './true-break.js';

/** How soon a score notices changes when its threshold allows a rate of false raises. */
export interface BreakDelays {
  /** False raises per account-year that were allowed, and that the threshold gave. */
  readonly allowed: number;
  readonly given: number;
  /** Median weeks from the change to an open alert, by kind; 52 = missed for a year; NaN without such accounts. */
  readonly delays: Readonly<Record<LastingKind, number>>;
}

/** Weeks after which a change counts as missed. */
const MISSED_WEEKS = 52;

/** Source: `sim_metrics` in the detection reference, sim.py. */
export function breakDelays(
  panel: Panel,
  truth: Truth,
  breaks: TrueBreaks,
  scores: Matrix,
  allowed: number,
): BreakDelays {
  const quiet = quietWeeks(panel, truth, breaks);
  const inQuiet = scoresWithin(quiet, scores);
  const accountYears = inQuiet.length / YEAR_WEEKS;
  const { open, cost } = lowestWithin(thresholdsOf(inQuiet), allowed, (threshold) => {
    const alerts = alertsAt(scores, truth.eligible, threshold);
    return { open: alerts, cost: raisesWithin(alerts, quiet) / accountYears };
  });
  const delayOf = (kind: LastingKind): number => median(delaysOf(panel, truth, breaks, open, kind));
  const [stop, step, gradual] = LASTING_KINDS;
  return {
    allowed,
    given: cost,
    delays: { stop: delayOf(stop), step: delayOf(step), gradual: delayOf(gradual) },
  };
}

/** How many alerts open in one of the weeks. */
export function raisesWithin(open: Flags, weeks: Flags): number {
  let raises = 0;
  for (const [account, row] of open.entries()) {
    for (let week = 0; week < row.length; week++) {
      if (at(row, week) === 1 && at(row, week - 1) === 0 && isSet(weeks, account, week)) raises += 1;
    }
  }
  return raises;
}

/** Of the accounts that could be judged when the change came, and about which nothing had been said. */
function delaysOf(
  { accountIds, weeks }: Panel,
  { eligible }: Truth,
  breaks: TrueBreaks,
  open: Flags,
  wanted: LastingKind,
): readonly number[] {
  const delays: number[] = [];
  for (const [account, accountId] of accountIds.entries()) {
    const { kind, week } = breaks.get(accountId) ?? { kind: 'none', week: -1 };
    if (kind !== wanted || !isSet(eligible, account, week - 1) || isSet(open, account, week - 1)) continue;
    const alert = open[account]?.subarray(week, Math.min(weeks, week + MISSED_WEEKS)).indexOf(1) ?? -1;
    delays.push(alert < 0 ? MISSED_WEEKS : alert);
  }
  return delays;
}
