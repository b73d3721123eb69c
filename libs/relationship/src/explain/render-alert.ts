import type { EvidenceName } from '../detect/index.js';
import type { Cause } from '../account/account-state.js';
import type { AlertFacts, FallPart } from './alert-facts.js';
import { OTHER_PARTS } from './fall-by-part.js';
import { en } from './words/en.js';
import { numbersIn } from './words/numbers.js';
import type { Language, Numbers, Phrases } from './words/phrases.js';
import { zh } from './words/zh.js';

const PHRASES: Readonly<Record<Language, Phrases>> = { zh, en };
/** Pieces of evidence that are told. */
const TOLD_REASONS = 3;
/** A part that carries less of the fall than this is not worth a line's room. */
const CARRIES = 0.3;

/** An alert in words. */
export interface AlertWords {
  /** `Loosening` or `Paused`. */
  readonly cause: string;
  /** One line: what was shipped against what was expected, and what carries the fall. */
  readonly sentence: string;
  /** The three strongest pieces of evidence. */
  readonly reasons: readonly string[];
  /** Services and lanes with what they shipped and their share of the fall. */
  readonly parts: readonly string[];
  /** Probability and amount at risk. */
  readonly atRisk: string;
  /** Since when, and how the market stands. */
  readonly context: string;
}

/** Puts the numbers of an alert into words; both languages say the same because they read the same facts. */
export function renderAlert(cause: Cause, facts: AlertFacts, language: Language): AlertWords {
  const phrases = PHRASES[language];
  const numbers = numbersIn(language, facts.unit);
  const lead = cause === 'paused' ? phrases.silence(facts, numbers) : phrases.shipped(facts, numbers);
  const carriers = (['service', 'lane'] as const).flatMap((dimension) =>
    carrier(facts, dimension, phrases, numbers),
  );
  const pieces = [lead, ...(carriers.length === 0 ? [] : [phrases.carriedBy(carriers)])];
  return {
    cause: phrases.causes[cause],
    sentence: sentence(pieces, phrases),
    reasons: reasonsOf(facts).map((name) => phrases.evidence[name](facts, numbers)),
    parts: facts.parts.map((part) => partLine(part, phrases, numbers)),
    atRisk: sentence([phrases.atRisk(facts, numbers)], phrases),
    context: sentence([phrases.since(facts), phrases.market(facts, numbers)], phrases),
  };
}

/** Why an account has no alert: not judged because of …, or below both thresholds. */
export function renderSilence(reason: keyof Phrases['reasons'] | undefined, language: Language): string {
  const phrases = PHRASES[language];
  const why = reason === undefined ? phrases.belowThresholds : phrases.reasons[reason];
  return sentence([phrases.noAlert, why], phrases);
}

/** A heading word of the explanation. */
export function renderHeading(language: Language): string {
  return PHRASES[language].because;
}

/** The service or lane that carries most of the fall, when the account has more than one and this one stands out. */
function carrier(
  { parts }: AlertFacts,
  dimension: FallPart['dimension'],
  phrases: Phrases,
  numbers: Numbers,
): readonly string[] {
  const named = parts.filter(
    (part) => part.dimension === dimension && part.key !== OTHER_PARTS && part.key !== '',
  );
  const [first] = named.toSorted((one, other) => other.share - one.share);
  return first === undefined || named.length < 2 || first.share < CARRIES
    ? []
    : [phrases.part(first.key, numbers.percent(first.share))];
}

function partLine(
  { dimension, key, shipped, expected, share }: FallPart,
  phrases: Phrases,
  numbers: Numbers,
): string {
  const name = key === '' ? phrases.noName : key === OTHER_PARTS ? phrases.otherParts : key;
  const line = phrases.partLine(
    name,
    numbers.amount(shipped),
    numbers.amount(expected),
    numbers.percent(share),
  );
  return `${phrases.dimension(dimension)} ${line}`;
}

/** One piece of evidence may speak through several terms and both heads: it is told once. */
function reasonsOf({ terms }: AlertFacts): readonly EvidenceName[] {
  const weight = new Map<EvidenceName, number>();
  for (const { evidence, value } of terms) weight.set(evidence, (weight.get(evidence) ?? 0) + value);
  return [...weight]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, TOLD_REASONS)
    .map(([name]) => name);
}

function sentence(pieces: readonly string[], { separator, stop }: Phrases): string {
  const text = pieces.join(separator) + stop;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
