import { z } from 'zod';
import type { Cause } from '../account/account-state.js';

const count = z.int().min(0);
const verdictsOfCause = z.strictObject({ kept: count, lost: count }).readonly();

/** What became of accounts whose alert was answered, by the cause of the alert. */
export const verdictsSchema = z
  .strictObject({ loosening: verdictsOfCause, paused: verdictsOfCause })
  .readonly();

export type Verdicts = z.infer<typeof verdictsSchema>;

const NONE = { kept: 0, lost: 0 };
export const NO_VERDICTS: Verdicts = { loosening: NONE, paused: NONE };

/** Outcomes that a prior counts for. */
const PRIOR_WEIGHT = 10;

/** The chance that an answer keeps an account, and on how many outcomes it rests beside the prior. */
export interface Chance {
  readonly chance: number;
  readonly outcomes: number;
}

/** One verdict more. */
export function addVerdict(verdicts: Verdicts, cause: Cause, kept: boolean): Verdicts {
  const before = verdicts[cause];
  const after = kept ? { ...before, kept: before.kept + 1 } : { ...before, lost: before.lost + 1 };
  return { ...verdicts, [cause]: after };
}

/** The verdicts of both. */
export function addVerdicts(one: Verdicts, other: Verdicts): Verdicts {
  const sum = (cause: Cause) => ({
    kept: one[cause].kept + other[cause].kept,
    lost: one[cause].lost + other[cause].lost,
  });
  return { loosening: sum('loosening'), paused: sum('paused') };
}

/**
 * The chance to keep an account whose alert is answered: the mean of a beta distribution that begins with the prior as ten
 * outcomes and counts what was measured. 6 decimals.
 */
export function chanceToKeep(
  prior: Readonly<Record<Cause, number>>,
  verdicts: Verdicts,
  cause: Cause,
): Chance {
  const { kept, lost } = verdicts[cause];
  const chance = (prior[cause] * PRIOR_WEIGHT + kept) / (PRIOR_WEIGHT + kept + lost);
  return { chance: Math.round(chance * 1e6) / 1e6, outcomes: kept + lost };
}
