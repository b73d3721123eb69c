import type { AlertFacts } from './alert-facts.js';
import { isConsolidated, isVolumeHeld, modeShift, noneTookUp } from './structural-cause.js';
import type { CheckPhrases, OrderWords } from './words/check-phrases.js';
import type { Language, Numbers } from './words/phrases.js';

/** From this index on the market stands as usual. */
const MARKET_AS_USUAL = 0.95;

/** What a language needs to put the checks into words. */
interface Wording {
  readonly phrases: CheckPhrases;
  readonly numbers: Numbers;
  readonly language: Language;
  readonly nameOf: (dimension: 'service' | 'lane', key: string) => string;
}

/**
 * What may explain the fall otherwise (consolidation, a shift between services), and what was ruled out, each with its
 * figures. A cause counts as ruled out only where the account is below its usual range; elsewhere it is said to be allowed
 * for. Nothing for a statement without checks.
 */
export function renderChecks(facts: AlertFacts, wording: Wording): readonly string[] {
  const { checks, silence, silenceLimit } = facts;
  // Where nothing is wrong with the account there is no cause to look for.
  if (checks === undefined || (checks.raisedBy === undefined && silence <= silenceLimit)) return [];
  const { phrases, language } = wording;
  return [
    ...consolidated(facts, wording),
    ...shifted(facts, wording),
    ...market(facts, wording),
    ...holidays(facts, phrases, language),
    checks.unobserved === 0 ? phrases.noLateData : phrases.lateData(checks.unobserved),
    ...notConsolidated(facts, wording),
    ...(noneTookUp(facts) ? [phrases.notShifted] : []),
  ];
}

function consolidated(facts: AlertFacts, { phrases, numbers }: Wording): readonly string[] {
  return isConsolidated(facts) ? [phrases.consolidated(orderWords(facts, numbers))] : [];
}

function shifted(facts: AlertFacts, { phrases, numbers, nameOf }: Wording): readonly string[] {
  const shift = modeShift(facts);
  if (shift === undefined) return [];
  const words = ({ key, shipped, expected }: (typeof shift)['from']) => ({
    name: nameOf('service', key),
    shipped: numbers.amount(shipped),
    expected: numbers.amount(expected),
  });
  return [phrases.shifted(words(shift.from), words(shift.to))];
}

/** The market and the account, each as a share of its own usual level. */
function market(facts: AlertFacts, { phrases, numbers }: Wording): readonly string[] {
  const { index, shipped, expected } = facts;
  if (expected <= 0 || shipped >= expected) return [];
  const levels = [numbers.percent(index), numbers.percent((shipped * index) / expected)] as const;
  if (!isBelowRange(facts)) return [phrases.market.allowedFor(...levels)];
  return [index < MARKET_AS_USUAL ? phrases.market.down(...levels) : phrases.market.ruledOut(...levels)];
}

function holidays(
  facts: AlertFacts,
  { holidays: words, noHolidays }: CheckPhrases,
  language: Language,
): readonly string[] {
  const names = facts.checks?.holidays?.map((name) => name[language]);
  if (names === undefined) return [];
  if (names.length === 0) return [noHolidays];
  return [isBelowRange(facts) ? words.ruledOut(names) : words.allowedFor(names)];
}

function notConsolidated(facts: AlertFacts, { phrases, numbers }: Wording): readonly string[] {
  const { shipped, expected, orders, expectedOrders } = facts;
  if (expectedOrders <= 0 || isVolumeHeld(facts)) return [];
  if (orders === 0) return [phrases.noOrders];
  const isLarger = shipped * expectedOrders > expected * orders;
  const say = isLarger && orders < expectedOrders ? phrases.partlyConsolidated : phrases.notConsolidated;
  return [say(orderWords(facts, numbers))];
}

/** Only with an order, and some expected. */
function orderWords({ shipped, expected, orders, expectedOrders }: AlertFacts, numbers: Numbers): OrderWords {
  return {
    count: orders,
    orders: numbers.number(orders),
    expectedOrders: numbers.number(expectedOrders),
    size: numbers.amount(shipped / orders),
    usualSize: numbers.amount(expected / expectedOrders),
  };
}

function isBelowRange({ shipped, low }: AlertFacts): boolean {
  return shipped < low;
}
