import type { AlertFacts } from '../alert-facts.js';
import type { EvidenceName } from '../../detect/index.js';
import type { Ineligibility } from '../../detect/index.js';
import type { Cause } from '../../account/account-state.js';

export type Language = 'zh' | 'en';

/** Writes numbers the way a language does. */
export interface Numbers {
  /** An amount with its unit, rounded for people: `CNY 1.2M`, `120万 CNY`. */
  readonly amount: (value: number) => string;
  /** A plain number with at most one decimal. */
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
}

/** Everything that is said about a relationship, in one language, from numbers alone. */
export interface Phrases {
  readonly causes: Readonly<Record<Cause, string>>;
  readonly reasons: Readonly<Record<Ineligibility, string>>;
  /** What a piece of evidence says, in the order of its weight in the score. */
  readonly evidence: Readonly<Record<EvidenceName, (facts: AlertFacts, numbers: Numbers) => string>>;
  readonly shipped: (facts: AlertFacts, numbers: Numbers) => string;
  readonly market: (facts: AlertFacts, numbers: Numbers) => string;
  readonly silence: (facts: AlertFacts, numbers: Numbers) => string;
  readonly since: (facts: AlertFacts) => string;
  readonly carriedBy: (parts: readonly string[]) => string;
  readonly part: (key: string, share: string) => string;
  readonly dimension: (dimension: AlertFacts['parts'][number]['dimension']) => string;
  readonly partLine: (key: string, shipped: string, expected: string, share: string) => string;
  readonly atRisk: (facts: AlertFacts, numbers: Numbers) => string;
  readonly noName: string;
  readonly otherParts: string;
  readonly because: string;
  readonly separator: string;
  readonly stop: string;
  readonly noAlert: string;
  readonly belowThresholds: string;
}
