import { type Flags, flagsOf, isSet } from '../matrix.js';
import type { Panel } from '../panel.js';
import type { Truth } from '../truth.js';

/** Kinds of change that a simulated account can have: `none` and `growth` are none, `temp` is a pause that ends. */
export const BREAK_KINDS = ['stop', 'step', 'gradual', 'temp', 'none', 'growth'] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** Changes that shall be noticed. */
export const LASTING_KINDS = ['stop', 'step', 'gradual'] as const satisfies readonly BreakKind[];
export type LastingKind = (typeof LASTING_KINDS)[number];

/** When and how a simulated account changed. */
export interface TrueBreak {
  readonly kind: BreakKind;
  /** Column of the first week after the change; −1 without one. */
  readonly week: number;
}

/** By account id. */
export type TrueBreaks = ReadonlyMap<string, TrueBreak>;

const WARM_UP_WEEKS = 52;

/**
 * Account-weeks in which an alert would be false: judged, after the first year, before the account's change if it has one.
 * Accounts of which nothing is told are left out. Source: `safe` in the detection reference, sim.py.
 */
export function quietWeeks({ accountIds, weeks }: Panel, { eligible }: Truth, breaks: TrueBreaks): Flags {
  const quiet = flagsOf(accountIds.length, weeks);
  for (const [account, row] of quiet.entries()) {
    const end = quietUntil(breaks.get(accountIds[account] ?? ''));
    for (let week = WARM_UP_WEEKS; week < Math.min(end, weeks); week++)
      row[week] = isSet(eligible, account, week) ? 1 : 0;
  }
  return quiet;
}

function quietUntil(change: TrueBreak | undefined): number {
  if (change === undefined) return 0;
  return change.kind === 'none' || change.kind === 'growth' ? Number.POSITIVE_INFINITY : change.week;
}
