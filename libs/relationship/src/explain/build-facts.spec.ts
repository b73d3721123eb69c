import { describe, expect, test } from '@jest/globals';
import { judgeAccount } from '../alert/judge-account.js';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, given, shipment, type Story, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { AT_RISK_WEEKS, buildFacts, chanceOf } from './build-facts.js';
import { alertFacts } from './alert-facts.js';

const WEEKS = weeksFrom('2024-01-01', 80);
const last = WEEKS.at(-1) ?? Number.NaN;
const settings = { ...DEFAULT_SETTINGS, baseCurrency: 'CNY' };

/** Two lanes a week; one of them stops for the last weeks. Each order is 10 units. */
function account(stopped: number, silent: readonly number[] = [], until = WEEKS.length): Story {
  const first = closed((WEEKS[0] ?? 0) - 1, { settings, calendars: [] });
  const facts = WEEKS.slice(0, until).flatMap((week, at) => {
    const date = weekStart(week);
    const seen = !silent.includes(week);
    const lanes = at < WEEKS.length - stopped ? ['CNSHA-DEHAM', 'CNSHA-USLAX'] : ['CNSHA-USLAX'];
    const orders: MooringEvent[] = (seen ? lanes : []).map((lane) =>
      shipment('A', date, { shipmentId: date + lane, service: 'air', lane }),
    );
    return orders.concat(closed(week, { silent: seen ? [] : ['tms'], index: 0.9 }));
  });
  return given('A', [first, ...facts]);
}

function factsOf({ account, partition, ledger }: Story) {
  const judgement = judgeAccount(account, partition, partition.lastClosed ?? 0);
  return { judgement, facts: buildFacts(account, judgement, [...ledger.values()], partition) };
}

describe('the numbers behind an alert', () => {
  const { facts, judgement } = factsOf(account(6));

  test('are of the shape that the events carry', () => {
    expect(alertFacts.parse(facts)).toEqual(facts);
  });

  test('speak of the last 8 weeks in the installation’s currency', () => {
    expect(facts).toMatchObject({
      week: weekStart(last),
      measure: 'value',
      unit: 'CNY',
      windowWeeks: 8,
      shipped: 10 * (2 * 2 + 6),
      orders: 2 * 2 + 6,
      index: 0.9,
      silence: 0,
      usualGap: 1,
      silenceLimit: 13,
      onset: weekStart(last - 5),
    });
  });

  test('expect the trailing year’s rate times the index, within a range', () => {
    expect(facts.expected).toBeCloseTo(judgement.ratePerIndex * 8 * 0.9, 5);
    expect(facts.expectedOrders).toBeCloseTo(judgement.ordersPerIndex * 8 * 0.9, 5);
    expect(facts.low).toBeLessThan(facts.expected);
    expect(facts.high).toBeGreaterThan(facts.expected);
  });

  test('name services and lanes that add up to the account', () => {
    for (const dimension of ['service', 'lane'] as const) {
      const parts = facts.parts.filter((part) => part.dimension === dimension);
      const total = (of: 'shipped' | 'expected' | 'share') => parts.reduce((sum, part) => sum + part[of], 0);
      expect(total('shipped')).toBeCloseTo(facts.shipped, 4);
      expect(total('expected')).toBeCloseTo(facts.expected, 4);
      expect(total('share')).toBeCloseTo(1, 4);
    }
    expect(facts.parts.find(({ key }) => key === 'CNSHA-DEHAM')?.share).toBeGreaterThan(0.9);
  });

  test('put at risk: probability × a week’s amount × 26', () => {
    expect(facts.amountAtRisk).toBeCloseTo(facts.probability * facts.weeklyAmount * AT_RISK_WEEKS, 3);
    expect(facts.weeklyAmount).toBeCloseTo(judgement.meanVolume, 5);
  });

  test('tell the terms that speak for the alert, the largest first', () => {
    const values = facts.terms.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(values.length).toBeGreaterThan(0);
    expect(Math.min(...values)).toBeGreaterThan(0);
  });
});

describe('weeks without data', () => {
  test('are left out: the window goes back to the last 8 that were observed', () => {
    const silent = [last - 3, last - 2];
    const { facts } = factsOf(account(0, silent));
    expect(facts).toMatchObject({ windowWeeks: 8, shipped: 160, orders: 16 });
    expect(facts.parts.find(({ dimension }) => dimension === 'service')).toMatchObject({ shipped: 160 });
  });
});

test('the window of a young account begins with its first order', () => {
  const { facts } = factsOf(account(0, [], 3));
  expect(facts).toMatchObject({ windowWeeks: 3, shipped: 60, risk: null, change: null, probability: 0 });
});

test('an account whose evidence is gone because it is silent past its limit has paused for certain', () => {
  const never = factsOf(account(0, [], 3)).judgement;
  expect(chanceOf(never)).toBe(0);
  expect(chanceOf({ ...never, pausedNow: true })).toBe(1);
});
