import type { EvidenceName } from '../detect/index.js';
import type { Cause } from '../account/account-state.js';
import type { AlertFacts, FallPart } from './alert-facts.js';
import { fallByKind } from './fall-by-kind.js';
import { OTHER_PARTS } from './fall-by-part.js';
import { renderChecks, renderClearing } from './render-checks.js';
import { en } from './words/en.js';
import { numbersIn } from './words/numbers.js';
import type { Carrier, Language, Numbers, Phrases } from './words/phrases.js';
import { zh } from './words/zh.js';

const PHRASES: Readonly<Record<Language, Phrases>> = { zh, en };
/** Pieces of evidence that are told. */
const TOLD_REASONS = 3;
/** A part that carries less of the fall than this is not worth a line's room. */
const CARRIES = 0.3;
/** Below this a share would be shown as 0 %. */
const LEAST_SHARE = 0.005;

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
  /** Probability and amount at risk; of a paused account the amount alone. */
  readonly atRisk: string;
  /** Since when, and how the market stands. */
  readonly context: string;
  /** What was ruled out as the cause, with figures, or found to be it; empty for statements made before such checks. */
  readonly ruledOut: readonly string[];
  /** What the coming week would have to bring for the scores to fall below their thresholds. */
  readonly clearing?: string;
}

/** Puts the numbers of an alert into words; both languages say the same because they read the same facts. */
export function renderAlert(cause: Cause, facts: AlertFacts, language: Language): AlertWords {
  const phrases = PHRASES[language];
  const numbers = numbersIn(language, facts.measure, facts.unit);
  const lead = cause === 'paused' ? phrases.paused(facts, numbers) : phrases.shipped(facts, numbers);
  const chance = cause === 'paused' ? [] : [chanceOf(facts, phrases, numbers)];
  const clearing = renderClearing(facts, phrases.checks, numbers);
  return {
    cause: phrases.causes[cause],
    sentence: sentence([lead, ...carriedBy(facts, phrases, numbers)], phrases),
    reasons: reasonsOf(cause, facts).map((name) => phrases.evidence[name](facts, numbers)),
    parts: [
      ...toldParts(facts).map((part) => partLine(part, phrases, numbers)),
      ...kindLines(facts, phrases, numbers),
    ],
    atRisk: sentence([...chance, phrases.amountAtRisk(facts, numbers)], phrases),
    context: sentence(
      [phrases.since(facts), ...range(facts, phrases), phrases.market(facts, numbers)],
      phrases,
    ),
    ruledOut: renderChecks(facts, phrases.checks, numbers, {
      language,
      nameOf: (dimension, key) => nameOf(dimension, key, phrases),
    }),
    ...(clearing === undefined ? {} : { clearing }),
  };
}

/** Only the risk score is a chance: where the change score alone raised the alert, that is said. */
function chanceOf(facts: AlertFacts, phrases: Phrases, numbers: Numbers): string {
  return facts.checks?.raisedBy === 'change'
    ? phrases.checks.early(numbers.percent(facts.probability))
    : phrases.chance(facts, numbers);
}

/** Between when the change began, where that is more than one week. */
function range({ checks }: AlertFacts, phrases: Phrases): readonly string[] {
  const { onsetFrom, onsetTo } = checks ?? {};
  return onsetFrom === undefined || onsetTo === undefined || onsetFrom === onsetTo
    ? []
    : [phrases.checks.between(onsetFrom, onsetTo)];
}

/** Fewer or smaller orders, with their shares of the fall. */
function kindLines(facts: AlertFacts, { checks }: Phrases, { percent }: Numbers): readonly string[] {
  const kinds = facts.checks === undefined ? undefined : fallByKind(facts);
  if (kinds === undefined) return [];
  return [
    ...(kinds.fewer < LEAST_SHARE ? [] : [checks.fewer(percent(kinds.fewer))]),
    ...(kinds.smaller < LEAST_SHARE ? [] : [checks.smaller(percent(kinds.smaller))]),
  ];
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

function carriedBy(facts: AlertFacts, phrases: Phrases, numbers: Numbers): readonly string[] {
  const service = carrier(facts, 'service', phrases, numbers);
  const lane = carrier(facts, 'lane', phrases, numbers);
  return service === undefined && lane === undefined ? [] : [phrases.carriedBy(service, lane)];
}

/** The service or lane that carries most of the fall, when the account has more than one and this one stands out. */
function carrier(
  { parts }: AlertFacts,
  dimension: FallPart['dimension'],
  phrases: Phrases,
  numbers: Numbers,
): Carrier | undefined {
  const named = parts.filter(
    (part) => part.dimension === dimension && part.key !== OTHER_PARTS && part.key !== '',
  );
  const [first] = named.toSorted((one, other) => other.share - one.share);
  return first === undefined || named.length < 2 || first.share < CARRIES
    ? undefined
    : { name: partName(first, phrases), share: numbers.percent(first.share) };
}

/** All parts but those of a dimension of which the feed says nothing. */
function toldParts({ parts }: AlertFacts): readonly FallPart[] {
  return parts.filter(({ dimension, key }) => key !== '' || hasNames(parts, dimension));
}

function hasNames(parts: readonly FallPart[], dimension: FallPart['dimension']): boolean {
  return parts.some((part) => part.dimension === dimension && part.key !== '');
}

function partLine(part: FallPart, phrases: Phrases, numbers: Numbers): string {
  return phrases.partLine({
    dimension: part.dimension,
    name: partName(part, phrases),
    shipped: numbers.amount(part.shipped),
    expected: numbers.amount(part.expected),
    share: part.share < LEAST_SHARE ? undefined : numbers.percent(part.share),
  });
}

function partName({ dimension, key }: FallPart, phrases: Phrases): string {
  return nameOf(dimension, key, phrases);
}

function nameOf(
  dimension: FallPart['dimension'],
  key: string,
  { noName, otherParts, services }: Phrases,
): string {
  if (key === '') return noName;
  if (key === OTHER_PARTS) return otherParts;
  return dimension === 'service' ? (services.get(key.toLowerCase().replaceAll('-', ' ')) ?? key) : key;
}

/**
 * One piece of evidence may speak through several terms and both heads: it is told once. Silence within the usual gap is
 * no reason that a person would give, and the silence of a paused account is told by its sentence.
 */
function reasonsOf(cause: Cause, { terms, silence, usualGap }: AlertFacts): readonly EvidenceName[] {
  const weight = new Map<EvidenceName, number>();
  for (const { evidence, value } of terms) weight.set(evidence, (weight.get(evidence) ?? 0) + value);
  if (cause === 'paused' || silence <= usualGap) weight.delete('silence');
  return [...weight]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, TOLD_REASONS)
    .map(([name]) => name);
}

function sentence(pieces: readonly string[], { separator, stop }: Phrases): string {
  const text = pieces.join(separator) + stop;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
