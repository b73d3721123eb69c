import type { Cause } from '../account/account-state.js';
import type { SilentFeed } from '../account/silent-feeds.js';
import type { AlertFacts } from './alert-facts.js';
import { renderChecks } from './render-checks.js';
import { renderClearing } from './render-clearing.js';
import { carriedBy, levelLine, nameOf, partLines } from './render-parts.js';
import { toldReasons } from './told-reasons.js';
import { en } from './words/en.js';
import { numbersIn } from './words/numbers.js';
import type { Language, Numbers, Phrases } from './words/phrases.js';
import { zh } from './words/zh.js';

const PHRASES: Readonly<Record<Language, Phrases>> = { zh, en };
/** From this chance on nobody speaks of an early sign. */
const EARLY = 0.25;

/** An alert in words. */
export interface AlertWords {
  /** `Loosening` or `Paused`. */
  readonly cause: string;
  /** One line: what was shipped against what was expected, and what carries the fall. */
  readonly sentence: string;
  /** The three strongest pieces of evidence. */
  readonly reasons: readonly string[];
  /** Services, lanes, fewer and smaller orders with their shares of the fall, which add up to 100 % each. */
  readonly parts: readonly string[];
  /** The service or lane that explains the fall by its own record. */
  readonly level?: string;
  /** Probability and amount at risk; of a paused account the amount alone. */
  readonly atRisk: string;
  /** Since when, with its range; of statements made before there were checks, also how the market stands. */
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
  // Where all has stopped no part explains more than the others.
  const level = cause === 'paused' ? undefined : levelLine(facts, phrases);
  const clearing = renderClearing(facts, phrases.checks, numbers);
  return {
    cause: phrases.causes[cause],
    sentence: sentence(
      [...lead(cause, facts, phrases, numbers), ...carriedBy(facts, phrases, numbers)],
      phrases,
    ),
    reasons: toldReasons(cause, facts).map((name) => phrases.evidence[name](facts, numbers)),
    parts: partLines(facts, phrases, numbers),
    ...(level === undefined ? {} : { level }),
    atRisk: sentence(
      [
        ...(cause === 'paused' ? [] : [chanceOf(facts, phrases, numbers)]),
        phrases.amountAtRisk(facts, numbers),
      ],
      phrases,
    ),
    context: sentence(since(facts, phrases, numbers), phrases),
    ruledOut: renderChecks(facts, {
      phrases: phrases.checks,
      numbers,
      language,
      nameOf: (dimension, key) => nameOf(dimension, key, phrases),
    }),
    ...(clearing === undefined ? {} : { clearing }),
  };
}

/** A paused account has been silent; what it would have shipped is told where its record still says so. */
function lead(cause: Cause, facts: AlertFacts, phrases: Phrases, numbers: Numbers): readonly string[] {
  const shipped = phrases.shipped(facts, numbers);
  if (cause === 'loosening') return [shipped];
  return [phrases.paused(facts, numbers), ...(facts.expected > 0 ? [shipped] : [])];
}

/** Only the risk score is a chance: where the change score alone raised the alert, and the chance is low, that is said. */
function chanceOf(facts: AlertFacts, phrases: Phrases, numbers: Numbers): string {
  return facts.checks?.raisedBy === 'change' && facts.probability < EARLY
    ? phrases.checks.early(numbers.percent(facts.probability))
    : phrases.chance(facts, numbers);
}

/** The week of the change, and the range where it is more than one week. */
function since(facts: AlertFacts, phrases: Phrases, numbers: Numbers): readonly string[] {
  const { checks, onset } = facts;
  if (checks === undefined) return [phrases.since(facts), phrases.market(facts, numbers)];
  const { onsetFrom, onsetTo } = checks;
  return onsetFrom === undefined || onsetTo === undefined || onsetFrom === onsetTo
    ? [phrases.since(facts)]
    : [phrases.checks.sinceBetween(onset, onsetFrom, onsetTo)];
}

/** That an account is not judged at present because feeds of it are silent, alert or not. */
export function renderUnjudged(silent: readonly SilentFeed[], language: Language): string {
  const phrases = PHRASES[language];
  return sentence(unjudged(silent, phrases), phrases);
}

function unjudged(silent: readonly SilentFeed[], phrases: Phrases): readonly string[] {
  return [...silent.map(({ feed, since }) => phrases.silentFeed(feed, since)), phrases.notJudged];
}

/** A heading word of the explanation. */
export function renderHeading(language: Language): string {
  return PHRASES[language].because;
}

function sentence(pieces: readonly string[], { separator, stop }: Phrases): string {
  const text = pieces.join(separator) + stop;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
