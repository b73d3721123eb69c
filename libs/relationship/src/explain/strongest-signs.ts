import { contributions, type Evidence, type Heads, type Judgement } from '../detect/index.js';
import type { AlertChecks } from './alert-checks.js';
import { round } from './round.js';

/** Signs that are kept; three are told, and some of them say what the sentence has said. */
const KEPT = 6;
/** A chance of one in a hundred, as log-odds and as logarithm, is nothing to speak of. */
const HARDLY_EVER = 0.01;
const LONG_ODDS = Math.log(HARDLY_EVER / (1 - HARDLY_EVER));

/** What an account shows that ships exactly as usual. How often it ships is its own, and speaks neither for nor against it. */
function asUsual({ lograte }: Evidence): Evidence {
  return {
    silence: 0,
    gaptrend: 0,
    dropout: LONG_ODDS,
    glr: 0,
    zn4: 0,
    zv8: 0,
    zv13: 0,
    zv26: 0,
    v26: 0,
    peak: 0,
    yoy: 0,
    lograte,
    lastsize: 0,
    shift: 0,
    halving: LONG_ODDS,
    lull: Math.log(HARDLY_EVER),
    orderyoy: 0,
  };
}

/**
 * The pieces of evidence that contribute most to the score that raised the alert (to both scores when both or none did):
 * what all terms of one evidence add, beyond what they add for an account that ships as usual. Scores are sums of monotone
 * terms, so such a difference is what the score would lose if this one evidence were as usual. On the scale of the scores
 * (logits), the largest first; only those that speak for the alert.
 */
export function strongestSigns(
  { evidence }: Judgement,
  heads: Heads,
  raisedBy: AlertChecks['raisedBy'],
): AlertChecks['signs'] {
  if (evidence === undefined) return [];
  const usual = asUsual(evidence);
  const told = (['risk', 'change'] as const).filter(
    (head) => raisedBy === undefined || raisedBy === 'both' || raisedBy === head,
  );
  const added = new Map<keyof Evidence, number>();
  for (const head of told) {
    for (const [of, sign] of [
      [evidence, 1],
      [usual, -1],
    ] as const)
      for (const { evidence: name, value } of contributions(head, of, heads))
        added.set(name, (added.get(name) ?? 0) + sign * value);
  }
  return [...added]
    .map(([name, value]) => ({ evidence: name, value: round(value) }))
    .filter(({ value }) => value > 0)
    .toSorted((one, other) => other.value - one.value || (one.evidence < other.evidence ? -1 : 1))
    .slice(0, KEPT);
}
