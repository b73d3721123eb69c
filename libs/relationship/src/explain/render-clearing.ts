import type { AlertFacts } from './alert-facts.js';
import { comingWeek } from './coming-weeks.js';
import type { CheckPhrases } from './words/check-phrases.js';
import type { Numbers } from './words/phrases.js';

/** Below this share of a usual order an amount is told as "any order": what clears is that one came. */
const ANY_ORDER = 0.5;

/** What the coming week would have to bring; undefined where that was not searched. */
export function renderClearing(
  { checks, expected, expectedOrders, weeklyAmount }: AlertFacts,
  phrases: CheckPhrases,
  numbers: Numbers,
): string | undefined {
  const amount = checks?.clearedBy;
  if (amount === undefined) return undefined;
  if (amount === null) return phrases.notCleared;
  if (amount === 0) return phrases.clearedByItself;
  const size = expectedOrders > 0 ? expected / expectedOrders : amount;
  if (amount < ANY_ORDER * size) return phrases.clearedByAnyOrder;
  const { orders } = comingWeek(amount, size);
  return phrases.cleared({ amount: numbers.amount(amount), orders, weekly: numbers.amount(weeklyAmount) });
}
