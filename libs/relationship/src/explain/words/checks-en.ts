import type { CheckPhrases } from './check-phrases.js';

export const checksEn: CheckPhrases = {
  early: (chance) => `an early sign; risk of loss so far ${chance}`,
  between: (from, to) => `it began between the weeks of ${from} and ${to}`,
  fewer: (share) => `Fewer orders: ${share} of the fall`,
  smaller: (share) => `Smaller orders: ${share} of the fall`,
  market: (index) =>
    `Not the market: it stood at ${index} of its usual level, and the expectation already allows for it.`,
  marketDown: (index) =>
    `Not the market alone: it was down to ${index} of its usual level, and the account fell below what that leads one to expect.`,
  holidays: (names) =>
    `Not the holidays: ${names.join(', ')} fell into these weeks, and the market index already allows for them.`,
  noHolidays: 'Not a holiday: the calendar has none in these weeks.',
  lateData: (weeks) =>
    `Not late data: ${weeks === 1 ? '1 week that its feed did not deliver was' : `${String(weeks)} weeks that its feed did not deliver were`} left out, not counted as empty.`,
  noLateData: 'Not late data: its feed delivered every one of these weeks.',
  consolidated: ({ orders, expectedOrders, size, expectedSize }) =>
    `Probably consolidation: ${orders} orders instead of ${expectedOrders}, but ${size ?? '–'} an order instead of ${expectedSize}; the volume has held.`,
  notConsolidated: ({ orders, expectedOrders, size, expectedSize }) =>
    size === undefined
      ? 'Not consolidation: there was no order at all.'
      : `Not consolidation into fewer, larger shipments: ${orders} orders (${expectedOrders} expected) of ${size} each (usually ${expectedSize}).`,
  shifted: (from, to) =>
    `Probably a shift from ${from.name} to ${to.name}: ${from.name} ${from.shipped} of ${from.expected} expected, ${to.name} ${to.shipped} of ${to.expected}.`,
  notShifted: 'Not a shift between services: no other service grew in place of what fell.',
  level: (dimension, name) =>
    `Judged by itself, ${dimension === 'lane' ? 'the lane' : 'the service'} ${name} is loosening.`,
  cleared: (amount) => `About ${amount} next week would bring both scores below their thresholds.`,
  notCleared: 'No volume next week alone would bring both scores below their thresholds.',
};
