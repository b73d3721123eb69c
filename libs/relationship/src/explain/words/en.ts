import { checksEn } from './checks-en.js';
import type { Numbers, Phrases } from './phrases.js';

export const en: Phrases = {
  causes: { loosening: 'Loosening', paused: 'Paused' },
  notJudged: 'it is not judged on the missing weeks',
  evidence: {
    silence: ({ silence, usualGap }, numbers) =>
      `no order for ${weeks(silence, numbers)}, although it usually orders ${every(usualGap, numbers)}`,
    gaptrend: () => 'the gaps between its orders are getting longer',
    dropout: () => 'its order history looks like those of accounts that left',
    glr: ({ orders, expectedOrders, windowWeeks }, { number }) =>
      orders < expectedOrders
        ? `${orders === 0 ? 'no' : number(orders)} ${orders === 1 ? 'order' : 'orders'} in the last ${String(windowWeeks)} weeks, where its own pace would bring ${number(expectedOrders)}`
        : 'its orders have been coming more slowly than over the past year',
    zn4: () => 'fewer orders in the last 4 weeks than its ups and downs explain',
    zv8: ({ windowWeeks, shipped, expected }, { percent }) =>
      shipped < expected && percent(shipped / expected) !== percent(1)
        ? `it shipped ${percent(1 - shipped / expected)} less than expected in the last ${String(windowWeeks)} weeks`
        : 'unusually large weeks aside, its last 8 weeks are weak',
    zv13: () => 'the last 13 weeks together are below its usual level',
    zv26: () => 'the last half-year together is below its usual level',
    v26: () => 'the last half-year is weaker than the year as a whole',
    peak: () => 'the last 4 weeks were small for a month of this account',
    yoy: () => 'the last 13 weeks are below the same weeks a year ago',
    lograte: () => 'it orders rarely, so every missing order counts',
    lastsize: () => 'its last order was smaller than usual',
    shift: ({ shipped, low }) => {
      if (shipped <= 0) return 'such a long time without a shipment is unusual for it';
      return shipped < low
        ? 'it has kept to a clearly lower level than before'
        : 'its recent weeks point to a lower level than before';
    },
    halving: () => 'at its recent pace, less than half of its usual orders may come in the next months',
    lull: () => 'it orders so irregularly that the next weeks may bring nothing',
    orderyoy: ({ silence }) =>
      silence >= 13
        ? 'a year ago it did order in these weeks'
        : 'fewer orders in the last 13 weeks than in the same weeks a year ago',
  },
  services: new Map([
    ['sea fcl', 'sea FCL'],
    ['sea lcl', 'sea LCL'],
  ]),
  shipped: ({ windowWeeks, shipped, expected, low, high }, numbers) =>
    `shipped ${numbers.amount(shipped)} in the last ${weeks(windowWeeks, numbers)}, where ${numbers.amount(expected)} was expected (usual range ${numbers.amount(low)} to ${numbers.amount(high)})`,
  paused: ({ silence, usualGap, silenceLimit }, numbers) =>
    `no order for ${weeks(silence, numbers)} (it used to order ${every(usualGap, numbers)}; more than ${weeks(silenceLimit, numbers)} of silence counts as paused)`,
  market: ({ index }, { percent }) => `meanwhile the market stood at ${percent(index)} of its usual level`,
  since: ({ onset }) => `the change began around the week of ${onset}`,
  carriedBy: (service, lane) => {
    const places = [
      ...(service === undefined ? [] : [`in ${service.name} (${service.share})`]),
      ...(lane === undefined ? [] : [`on ${lane.name} (${lane.share})`]),
    ];
    return `the fall is mainly ${places.join(' and ')}`;
  },
  partLine: ({ dimension, name, shipped, expected, share }) =>
    `${dimension === 'service' ? 'Service' : 'Lane'} ${name}: ${shipped} of ${expected} expected${share === undefined ? '' : `, ${share} of the fall`}`,
  chance: ({ probability }, { percent }) => `${percent(probability)} likely to be loosening`,
  amountAtRisk: ({ amountAtRisk }, { amount }) => `${amount(amountAtRisk)} at risk over the next 26 weeks`,
  checks: checksEn,
  noName: 'not named',
  otherParts: 'all others',
  because: 'Why',
  separator: '; ',
  stop: '.',
  silentFeed: (feed, since) => `its feed ${feed} has delivered nothing since the week of ${since}`,
};

function weeks(count: number, { number }: Numbers): string {
  return count === 1 ? '1 week' : `${number(count)} weeks`;
}

function every(gap: number, { number }: Numbers): string {
  return gap <= 1 ? 'every week' : `every ${number(gap)} weeks`;
}
