import type { AlertFacts } from './alert-facts.js';
import { isConsolidated, modeShift } from './structural-cause.js';
import type { CheckPhrases, OrderWords } from './words/check-phrases.js';
import type { Language, Numbers } from './words/phrases.js';

/** From this index on the market stands as usual. */
const MARKET_AS_USUAL = 0.95;

type NameOf = (dimension: 'service' | 'lane', key: string) => string;

/**
 * What was ruled out as the cause, with its figures, and what was found instead: market, holidays, late data,
 * consolidation, a shift between services, the level that loosens. Nothing for a statement without checks.
 */
export function renderChecks(
  facts: AlertFacts,
  phrases: CheckPhrases,
  numbers: Numbers,
  { language, nameOf }: { readonly language: Language; readonly nameOf: NameOf },
): readonly string[] {
  const { checks, index, silence, silenceLimit } = facts;
  if (checks === undefined) return [];
  const { holidays, unobserved, level, raisedBy } = checks;
  const loose =
    level === undefined ? [] : [phrases.level(level.dimension, nameOf(level.dimension, level.key))];
  // Where nothing is wrong with the whole account there is no cause to rule out.
  if (raisedBy === undefined && silence <= silenceLimit) return loose;
  const percent = numbers.percent(index);
  const names = holidays.map((name) => name[language]);
  return [
    ...loose,
    index < MARKET_AS_USUAL ? phrases.marketDown(percent) : phrases.market(percent),
    names.length === 0 ? phrases.noHolidays : phrases.holidays(names),
    unobserved === 0 ? phrases.noLateData : phrases.lateData(unobserved),
    ...consolidation(facts, phrases, numbers),
    ...shift(facts, phrases, numbers, nameOf),
  ];
}

/** What the coming week would have to bring; empty where that was not searched. */
export function renderClearing(
  { checks }: AlertFacts,
  phrases: CheckPhrases,
  numbers: Numbers,
): string | undefined {
  const cleared = checks?.clearedBy;
  if (cleared === undefined) return undefined;
  return cleared === null ? phrases.notCleared : phrases.cleared(numbers.amount(cleared));
}

function consolidation(facts: AlertFacts, phrases: CheckPhrases, numbers: Numbers): readonly string[] {
  const { shipped, expected, orders, expectedOrders } = facts;
  if (expectedOrders <= 0) return [];
  const words: OrderWords = {
    orders: numbers.number(orders),
    expectedOrders: numbers.number(expectedOrders),
    size: orders > 0 ? numbers.amount(shipped / orders) : undefined,
    expectedSize: numbers.amount(expected / expectedOrders),
  };
  return [isConsolidated(facts) ? phrases.consolidated(words) : phrases.notConsolidated(words)];
}

/** Only of an account that uses more than one service. */
function shift(
  facts: AlertFacts,
  phrases: CheckPhrases,
  numbers: Numbers,
  nameOf: NameOf,
): readonly string[] {
  if (facts.parts.filter(({ dimension }) => dimension === 'service').length < 2) return [];
  const found = modeShift(facts);
  if (found === undefined) return [phrases.notShifted];
  const [from, to] = [found.from, found.to].map(({ key, shipped, expected }) => ({
    name: nameOf('service', key),
    shipped: numbers.amount(shipped),
    expected: numbers.amount(expected),
  }));
  return from === undefined || to === undefined ? [] : [phrases.shifted(from, to)];
}
