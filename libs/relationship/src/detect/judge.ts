import { NEVER_ORDERED, standingOf, type Standing } from './eligibility.js';
import { type Evidence, evidenceOf } from './evidence.js';
import type { IndexSeries } from './index-series.js';
import type { WeeklyCells } from './judge-input.js';
import { type Rhythm, rhythmOf } from './rhythm.js';
import { openRing } from './ring.js';
import { type Heads, probabilityOf, score } from './score.js';
import { WEIGHTS } from './weights.js';

/** What an account usually ships, from its trailing year; all 0 below 3 order weeks in the ring. */
export interface Rates {
  /** Capped volume per week, in units (not milli-units). */
  readonly meanVolume: number;
  readonly ordersPerWeek: number;
  /** λ: orders per unit of index. */
  readonly ordersPerIndex: number;
  /** v̄: capped volume per unit of index, in units. */
  readonly ratePerIndex: number;
  /** Weekly volume above which more does not count, in units. */
  readonly cap: number;
  /** D: squared variation of weekly capped volume. */
  readonly variation: number;
  /** Whether the account takes part in the market index of the coming week. */
  readonly live: boolean;
}

/** The evidence and what the heads make of it; either all of it exists or none. */
export type Verdict =
  | {
      readonly evidence: Evidence;
      /** Raw scores (logits), higher is worse. */
      readonly risk: number;
      readonly change: number;
      /** Of loosening or pausing: 1 / (1 + e^−risk). */
      readonly probability: number;
    }
  | {
      readonly evidence: undefined;
      readonly risk: undefined;
      readonly change: undefined;
      readonly probability: undefined;
    };

/** An account at the end of a week. It may have a verdict without being eligible: then no alert is raised on it. */
export type Judgement = { readonly week: number } & Standing & Rates & Verdict;

const NO_RATES: Rates = {
  meanVolume: 0,
  ordersPerWeek: 0,
  ordersPerIndex: 0,
  ratePerIndex: 0,
  cap: 0,
  variation: 0,
  live: false,
};

const NO_VERDICT = { evidence: undefined, risk: undefined, change: undefined, probability: undefined };

/**
 * Judges one account at the end of `week`, from what it had shipped by then. `unobserved` holds the weeks, sorted, in
 * which the account's feed was silent; `series` the market index up to and including `week`. A pure function of its
 * arguments. Source: the detection reference, section 3 and judge.py.
 */
export function judge(
  cells: WeeklyCells,
  unobserved: readonly number[],
  series: IndexSeries,
  week: number,
  heads: Heads = WEIGHTS,
): Judgement {
  const ring = openRing(cells, unobserved, series, week);
  if (ring === undefined) return unjudged(week, unobserved);
  const standing = standingOf(ring);
  const rhythm = rhythmOf(ring);
  if (rhythm === undefined) return { week, ...standing, ...NO_RATES, ...NO_VERDICT };
  // In an unobserved week there is nothing new to judge: no data is not zero.
  const observed = standing.reason !== 'unobserved' && standing.medianGap !== undefined;
  const evidence = observed ? evidenceOf(ring, rhythm, standing.medianGap) : undefined;
  return { week, ...standing, ...ratesOf(rhythm), ...verdictOf(evidence, heads) };
}

function unjudged(week: number, unobserved: readonly number[]): Judgement {
  const reason = unobserved.includes(week) ? 'unobserved' : NEVER_ORDERED.reason;
  return { week, ...NEVER_ORDERED, reason, ...NO_RATES, ...NO_VERDICT };
}

function ratesOf({ year, cap, live }: Rhythm): Rates {
  const { meanVolume, ordersPerWeek, ordersPerIndex, ratePerIndex, variation } = year;
  return { meanVolume, ordersPerWeek, ordersPerIndex, ratePerIndex, cap, variation, live };
}

function verdictOf(evidence: Evidence | undefined, heads: Heads): Verdict {
  if (evidence === undefined) return NO_VERDICT;
  const risk = score(heads.risk, evidence);
  return { evidence, risk, change: score(heads.change, evidence), probability: probabilityOf(risk) };
}
