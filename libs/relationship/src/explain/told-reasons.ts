import type { Cause } from '../account/account-state.js';
import type { EvidenceName } from '../detect/index.js';
import type { AlertFacts } from './alert-facts.js';

/** Pieces of evidence that are told. */
const TOLD_REASONS = 3;
/** What a silence of so many weeks says by itself: of those weeks there is nothing more to tell. */
const SAID_BY_SILENCE: readonly (readonly [EvidenceName, weeks: number])[] = [
  ['zn4', 4],
  ['peak', 4],
  ['zv8', 8],
  ['glr', 8],
];

/** What lies ahead of an account has happened when it has paused, and its silence is told by its sentence. */
const SAID_BY_PAUSE: readonly EvidenceName[] = ['silence', 'halving', 'lull'];

/**
 * The strongest pieces of evidence that say something new. One piece may speak through several terms and both heads: it is
 * told once. Silence within the usual gap is no reason that a person would give, and weeks that are empty because of a
 * longer one are told by it.
 */
export function toldReasons(cause: Cause, facts: AlertFacts): readonly EvidenceName[] {
  const { silence, usualGap } = facts;
  const weight = weights(facts);
  const isSilent = cause === 'paused' || silence > usualGap;
  if (cause === 'paused') for (const name of SAID_BY_PAUSE) weight.delete(name);
  if (!isSilent) weight.delete('silence');
  else {
    for (const [name, weeks] of SAID_BY_SILENCE) if (silence >= weeks) weight.delete(name);
  }
  return [...weight]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, TOLD_REASONS)
    .map(([name]) => name);
}

/** Statements made before there were checks have only the largest terms. */
function weights({ checks, terms }: AlertFacts): Map<EvidenceName, number> {
  const weight = new Map<EvidenceName, number>();
  for (const { evidence, value } of checks?.signs ?? terms)
    weight.set(evidence, (weight.get(evidence) ?? 0) + value);
  return weight;
}
