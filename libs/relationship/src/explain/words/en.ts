import type { Phrases } from './phrases.js';

export const en: Phrases = {
  causes: { loosening: 'Loosening', paused: 'Paused' },
  reasons: {
    unobserved: 'its feed did not deliver this week',
    'not-enough-history': 'not enough history: less than 26 weeks since its first order',
    'silent-too-long': 'silent for longer than its limit',
    'too-few-orders': 'too few orders: fewer than 5 order weeks in two years',
    'gap-too-long': 'its usual gap is too long for a break to be noticed in time',
    'no-volume-last-year': 'no volume in the last year',
  },
  evidence: {
    silence: (facts, { number }) =>
      `no order for ${number(facts.silence)} weeks, where ${number(facts.usualGap)} are usual`,
    gaptrend: () => 'the gaps between orders are getting longer',
    dropout: () => 'the order history looks like those that ended',
    glr: (facts, { number }) =>
      `orders come at about half their usual rate (${number(facts.orders)} in ${String(facts.windowWeeks)} weeks, ${number(facts.expectedOrders)} expected)`,
    zn4: () => 'fewer orders in the last 4 weeks than its rhythm allows for',
    zv8: () => 'the volume of the last 8 weeks is below its range',
    zv13: () => 'the volume of the last 13 weeks is below its range',
    zv26: () => 'the volume of the last half-year is below its range',
    v26: () => 'the half-year is lower than the year before led to expect',
    peak: () => 'the last 4 weeks are small against a usual month',
    yoy: () => 'the last 13 weeks are lower than the same weeks a year ago',
    lograte: () => 'it orders rarely, so every missing order counts',
    lastsize: () => 'its last order was of unusual size',
  },
  shipped: ({ windowWeeks, shipped, expected, low, high }, { amount }) =>
    `shipped ${amount(shipped)} in the last ${String(windowWeeks)} weeks, ${amount(expected)} expected (${amount(low)} to ${amount(high)})`,
  market: ({ index }, { percent }) => `the market stands at ${percent(index)} of its usual level`,
  silence: ({ silence, silenceLimit }, { number }) =>
    `no order for ${number(silence)} weeks (limit ${number(silenceLimit)})`,
  since: ({ onset }) => `since about the week of ${onset}`,
  carriedBy: (parts) => `the fall is carried by ${parts.join(' and ')}`,
  part: (key, share) => `${key} (${share})`,
  dimension: (dimension) => (dimension === 'service' ? 'Service' : 'Lane'),
  partLine: (key, shipped, expected, share) =>
    `${key}: ${shipped} of ${expected} expected, ${share} of the fall`,
  atRisk: ({ probability, amountAtRisk }, { amount, percent }) =>
    `probability ${percent(probability)}, ${amount(amountAtRisk)} at risk over 26 weeks`,
  noName: 'not named',
  otherParts: 'others',
  because: 'Why',
  separator: '; ',
  stop: '.',
  noAlert: 'No alert is open',
  belowThresholds: 'both scores are below their thresholds',
};
