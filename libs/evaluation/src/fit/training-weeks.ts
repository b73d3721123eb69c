import type { Evidence } from '#relationship';
import type { TrueBreak } from '../breaks/true-break.js';
import { flagsOf, isSet, type Flags } from '../matrix.js';
import type { Panel } from '../panel.js';
import type { SimulatedPortfolio } from '../simulate/simulate-portfolio.js';
import { type Truth, truthOf } from '../truth.js';
import { evidenceWeeks } from './evidence-weeks.js';

/** An account-week to learn from. */
export interface TrainingWeek {
  readonly account: number;
  readonly week: number;
  readonly evidence: Evidence;
  readonly lost: boolean;
}

/** Judged account-weeks of one portfolio and what became of them. */
export interface TrainingSet {
  readonly cases: readonly TrainingWeek[];
  readonly simulated: boolean;
}

const FIRST_JUDGED = 26;
/** Neighbouring weeks tell nearly the same: every third or fourth is enough. */
const EVERY_REAL = 3;
const EVERY_SIMULATED = 4;
const EVERY_CHANGE = 3;
/** Weeks of a simulated portfolio in which changes are learned. */
const CHANGE_WEEKS = { from: 60, to: 260 };
/** So long after a change it still counts as one that is to be noticed. */
const FRESH_WEEKS = 39;

/** What became of a real portfolio, for the risk head. */
export function realOutcomes(panel: Panel, truth: Truth = truthOf(panel)): TrainingSet {
  return { cases: outcomes(panel, truth, EVERY_REAL), simulated: false };
}

/** What became of a simulated portfolio, for the risk head. */
export function simulatedOutcomes({ panel }: SimulatedPortfolio): TrainingSet {
  return { cases: outcomes(panel, truthOf(panel), EVERY_SIMULATED), simulated: true };
}

function outcomes(panel: Panel, { known, lost }: Truth, every: number): readonly TrainingWeek[] {
  const wanted = (week: number): boolean => week >= FIRST_JUDGED && (week - FIRST_JUDGED) % every === 0;
  return collect(panel, wanted, known, lost);
}

/**
 * Whether accounts of a simulated portfolio have lately changed, for the change head. Weeks long after a change and those of
 * a pause that ends are left out. Source: `truelab` in the detection reference, truelabels.py.
 */
export function simulatedChanges({ panel, breaks }: SimulatedPortfolio): TrainingSet {
  const { eligible } = truthOf(panel);
  const counted = flagsOf(panel.accountIds.length, panel.weeks);
  const changed = flagsOf(panel.accountIds.length, panel.weeks);
  for (const [account, accountId] of panel.accountIds.entries()) {
    const { counts, since } = spansOf(breaks.get(accountId) ?? { kind: 'none', week: -1 });
    for (let week = 0; week < panel.weeks; week++) {
      counted[account]?.fill(week < counts && isSet(eligible, account, week) ? 1 : 0, week, week + 1);
      changed[account]?.fill(week >= since ? 1 : 0, week, week + 1);
    }
  }
  const { from, to } = CHANGE_WEEKS;
  const wanted = (week: number): boolean => week >= from && week < to && (week - from) % EVERY_CHANGE === 0;
  return { cases: collect(panel, wanted, counted, changed), simulated: true };
}

/** Until when an account's weeks count, and since when it has changed. */
function spansOf({ kind, week }: TrueBreak): { readonly counts: number; readonly since: number } {
  switch (kind) {
    case 'none':
    case 'growth':
      return { counts: Infinity, since: Infinity };
    case 'temp':
      return { counts: week, since: Infinity };
    case 'stop':
    case 'step':
    case 'gradual':
      return { counts: week + FRESH_WEEKS, since: week };
  }
}

/** The known account-weeks of the wanted weeks with evidence on them. */
export function collect(
  panel: Panel,
  wanted: (week: number) => boolean,
  counted: Flags,
  lost: Flags,
): readonly TrainingWeek[] {
  const cases: TrainingWeek[] = [];
  for (const { account, week, evidence } of evidenceWeeks(panel, wanted)) {
    if (isSet(counted, account, week))
      cases.push({ account, week, evidence, lost: isSet(lost, account, week) });
  }
  return cases;
}
