import { z } from 'zod';
import { round } from '../explain/round.js';
import type { BudgetSettings } from './budget-settings.js';

const count = z.int().min(0);

/** How alerts of one cause have ended that somebody was asked to answer. */
export const verdictCounts = z.strictObject({ kept: count, lost: count }).readonly();

/** Verdicts by cause. */
export const verdictsByCause = z.strictObject({ loosening: verdictCounts, paused: verdictCounts }).readonly();

/** The chance to keep an account whose alert is answered, and what it was made of. */
export const chanceToKeep = z
  .strictObject({
    chance: z.number(),
    /** The assumption, and how many outcomes it counts for. */
    prior: z.number(),
    priorOutcomes: z.int(),
    kept: count,
    lost: count,
  })
  .readonly();

export const chancesByCause = z.strictObject({ loosening: chanceToKeep, paused: chanceToKeep }).readonly();

export type VerdictCounts = z.infer<typeof verdictCounts>;
export type VerdictsByCause = z.infer<typeof verdictsByCause>;
export type ChanceToKeep = z.infer<typeof chanceToKeep>;
export type ChancesByCause = z.infer<typeof chancesByCause>;

export const NO_VERDICTS: VerdictsByCause = { loosening: { kept: 0, lost: 0 }, paused: { kept: 0, lost: 0 } };

type Cause = keyof VerdictsByCause;

/** Sums of whole numbers: the same in any order. */
export function addVerdicts(one: VerdictsByCause, other: VerdictsByCause): VerdictsByCause {
  const add = (cause: Cause): VerdictCounts => ({
    kept: one[cause].kept + other[cause].kept,
    lost: one[cause].lost + other[cause].lost,
  });
  return { loosening: add('loosening'), paused: add('paused') };
}

/**
 * Chances by cause: the share of accounts kept, in which the assumption counts for some outcomes, so that the first few
 * outcomes move it a little and many leave nothing of it. The mean of a beta distribution.
 */
export function chancesOf(verdicts: VerdictsByCause, { priors }: BudgetSettings): ChancesByCause {
  const of = (cause: Cause): ChanceToKeep => {
    const { kept, lost } = verdicts[cause];
    const prior = priors[cause];
    const chance = (kept + prior * priors.outcomes) / (kept + lost + priors.outcomes);
    return { chance: round(chance), prior, priorOutcomes: priors.outcomes, kept, lost };
  };
  return { loosening: of('loosening'), paused: of('paused') };
}
