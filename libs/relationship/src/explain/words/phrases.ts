import type { AlertFacts, FallPart } from '../alert-facts.js';
import type { EvidenceName } from '../../detect/index.js';
import type { CheckPhrases } from './check-phrases.js';
import type { Cause } from '../../account/account-state.js';

export type Language = 'zh' | 'en';

/** Writes numbers the way a language does. */
export interface Numbers {
  /** An amount with its unit, rounded for people: `CNY 1.2M`, `120万元`. */
  readonly amount: (value: number) => string;
  /** A plain number with at most one decimal. */
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
}

/** A service or a lane that stands out in a fall, and its share of the fall. */
export interface Carrier {
  readonly name: string;
  readonly share: string;
}

/** One service or lane of a fall, its numbers already written out. */
export interface PartWords {
  readonly dimension: FallPart['dimension'];
  readonly name: string;
  readonly shipped: string;
  readonly expected: string;
  /** Undefined for a part that carries nothing of the fall. */
  readonly share: string | undefined;
}

/** Everything that is said about a relationship, in one language, from numbers alone. */
export interface Phrases {
  readonly causes: Readonly<Record<Cause, string>>;
  /** Why nothing is said of an account whose feed is silent. */
  readonly notJudged: string;
  /** What a piece of evidence says, without a full stop. */
  readonly evidence: Readonly<Record<EvidenceName, (facts: AlertFacts, numbers: Numbers) => string>>;
  /** Services by code, in small letters with spaces; another code is shown as given. */
  readonly services: ReadonlyMap<string, string>;
  readonly shipped: (facts: AlertFacts, numbers: Numbers) => string;
  readonly paused: (facts: AlertFacts, numbers: Numbers) => string;
  readonly market: (facts: AlertFacts, numbers: Numbers) => string;
  readonly since: (facts: AlertFacts) => string;
  /** Which service, which lane or both carry the fall; at least one is given. */
  readonly carriedBy: (service: Carrier | undefined, lane: Carrier | undefined) => string;
  readonly partLine: (part: PartWords) => string;
  readonly chance: (facts: AlertFacts, numbers: Numbers) => string;
  readonly amountAtRisk: (facts: AlertFacts, numbers: Numbers) => string;
  readonly checks: CheckPhrases;
  readonly noName: string;
  readonly otherParts: string;
  readonly because: string;
  readonly separator: string;
  readonly stop: string;
  /** A feed that has delivered nothing since the week of an ISO date. */
  readonly silentFeed: (feed: string, since: string) => string;
}
