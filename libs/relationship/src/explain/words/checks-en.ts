import type { CheckPhrases } from './check-phrases.js';

export const checksEn: CheckPhrases = {
  early: (chance) => `an early sign, so far ${chance} likely to be loosening`,
  sinceBetween: (onset, from, to) =>
    `the change began around the week of ${onset} (between the weeks of ${from} and ${to})`,
  fewer: (share) => `Fewer orders: ${share} of the fall`,
  smaller: (share) => `Smaller orders: ${share} of the fall`,
  market: {
    ruledOut: (market, account) =>
      `Not the market: it stood at ${market} of its usual level, this account at ${account}.`,
    down: (market, account) =>
      `Not the market alone: it was down to ${market} of its usual level, this account to ${account}.`,
    allowedFor: (market, account) =>
      `The market stood at ${market} of its usual level, this account at ${account}; what was expected allows for the market.`,
  },
  holidays: {
    ruledOut: (names) => `Not a holiday: what was expected already allows for ${list(names)}.`,
    allowedFor: (names) => `${list(names)} fell into these weeks; what was expected allows for that.`,
  },
  noHolidays: 'Not a holiday: there was none in these weeks.',
  lateData: (weeks) =>
    `Not late data: ${weeks === 1 ? '1 week that its feed did not deliver was' : `${String(weeks)} weeks that its feed did not deliver were`} left out, not counted as empty.`,
  noLateData: 'Not late data: its feed delivered every one of these weeks.',
  consolidated: ({ count, orders, expectedOrders, size, usualSize }) =>
    `Possibly consolidation into fewer, larger shipments: ${ordersOf(count, orders)} instead of ${expectedOrders}, but ${size} each instead of ${usualSize}; the volume has held.`,
  partlyConsolidated: ({ count, orders, expectedOrders, size, usualSize }) =>
    `Not consolidation alone: the ${ordersOf(count, orders)} (${expectedOrders} expected) were larger (${size} each, usually ${usualSize}), but do not make up for the missing ones.`,
  notConsolidated: ({ count, orders, expectedOrders, size, usualSize }) =>
    `Not consolidation into larger shipments: ${ordersOf(count, orders)} (${expectedOrders} expected) of ${size} each (usually ${usualSize}).`,
  noOrders: 'Not consolidation: there was no order at all.',
  shifted: (from, to) =>
    `Possibly a shift from ${from.name} to ${to.name}: ${from.name} ${from.shipped} of ${from.expected} expected, ${to.name} ${to.shipped} of ${to.expected}.`,
  notShifted: 'Not a shift between services: no other service took up even half of what is missing.',
  level: ({ dimension, name, judged, loosening }) => {
    if (judged === 1) return `Judged by itself, too, the ${dimension} ${name} is loosening.`;
    if (loosening === 1)
      return `Of ${String(judged)} ${dimension}s judged one by one, only ${name} is loosening.`;
    const many = loosening === judged ? 'all' : String(loosening);
    return `Of ${String(judged)} ${dimension}s judged one by one, ${many} are loosening, above all ${name}.`;
  },
  cleared: ({ amount, orders, weekly }) =>
    `About ${amount} next week, in ${ordersOf(orders, String(orders))}, would bring both scores below their thresholds (weekly average of the past year: ${weekly}).`,
  clearedByAnyOrder:
    'A single order next week, even a small one, would bring both scores below their thresholds.',
  clearedByItself: 'Both scores will be below their thresholds next week even without an order.',
  notCleared: 'No volume next week alone would bring both scores below their thresholds.',
};

function ordersOf(count: number, written: string): string {
  return `${written} ${count === 1 ? 'order' : 'orders'}`;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
