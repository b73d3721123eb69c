import type { Evidence, EvidenceName } from './evidence.js';

/**
 * One term of a head: `slope` × the part of an evidence between two knots. Without a lower knot (null) the part is
 * min(z, high), else clip(z, low, high) − low. JSON-safe, so that settings and rule digests can carry it.
 */
export interface Term {
  readonly evidence: EvidenceName;
  readonly low: number | null;
  readonly high: number | null;
  readonly slope: number;
}

/** A logistic head: score = intercept + Σ slope × part. */
export interface Head {
  readonly intercept: number;
  readonly terms: readonly Term[];
}

/** The two heads of a rule: `risk` ranks the list and gives the probability, `change` finds breaks early. */
export interface Heads {
  readonly risk: Head;
  readonly change: Head;
}

/** The raw score (a logit) of a head; higher is worse. */
export function score(head: Head, evidence: Evidence): number {
  let total = head.intercept;
  for (const term of head.terms) total += termValue(term, evidence);
  return total;
}

/** 1 / (1 + e^−score): the chance that a score of the risk head stands for. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** What a term adds to a score: slope × part. */
export function termValue({ evidence: name, low, high, slope }: Term, evidence: Evidence): number {
  const capped = high === null ? evidence[name] : Math.min(high, evidence[name]);
  return slope * (low === null ? capped : Math.max(0, capped - low));
}
