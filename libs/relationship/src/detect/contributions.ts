import type { Evidence, EvidenceName } from './evidence.js';
import { type Heads, type Term, termValue } from './score.js';
import { WEIGHTS } from './weights.js';

/** What one term adds to a score. */
export interface Contribution {
  /** The term's name: evidence and knots, `silence[3,5]`. */
  readonly term: string;
  readonly evidence: EvidenceName;
  /** Slope × part of the evidence between the knots, on the scale of the score. */
  readonly value: number;
}

/**
 * A score read out: what each term of a head adds. With the head's intercept the values sum to the score. Largest first;
 * equal ones in the head's order.
 */
export function contributions(
  head: keyof Heads,
  evidence: Evidence,
  heads: Heads = WEIGHTS,
): readonly Contribution[] {
  return heads[head].terms
    .map((term) => ({
      term: termName(term),
      evidence: term.evidence,
      value: termValue(term, evidence),
    }))
    .toSorted((one, other) => other.value - one.value);
}

/** The name of a term as the detection reference writes it: `zn4[2.5,inf]`. */
export function termName({ evidence, low, high }: Term): string {
  return `${evidence}[${low ?? '-inf'},${high ?? 'inf'}]`;
}
