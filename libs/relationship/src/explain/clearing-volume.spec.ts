import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { isHigh, judgeAccount } from '../alert/judge-account.js';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.js';
import { closed, given, partitionAfter, shipment, type Story, when, weeksFrom } from '../testing/index.js';
import { weekStart } from '../week.js';
import { clearingVolume } from './clearing-volume.js';
import { comingWeek } from './coming-weeks.js';

const [FIRST = 0] = weeksFrom('2024-01-01', 1);

/** An account that shipped so many units in each week, in one order. */
function shipped(units: readonly number[], settings: Settings = DEFAULT_SETTINGS): Story {
  const opened = closed(FIRST - 1, { settings, calendars: [] });
  return given('A', [
    opened,
    ...units.flatMap((amount, at) => [
      ...(amount > 0 ? [shipment('A', weekStart(FIRST + at), { amount: amount * 1000 })] : []),
      closed(FIRST + at),
    ]),
  ]);
}

function clearedBy(story: Story): { readonly amount: number | null; readonly size: number } {
  const { account, partition } = story;
  const now = judgeAccount(account, partition, partition.lastClosed ?? 0);
  const missing = unobservedWeeks(account, partition);
  return {
    amount: clearingVolume(cellsOf(account), missing, partition.index, now, partition.settings),
    size: now.ratePerIndex / now.ordersPerIndex,
  };
}

/** Whether an alert would be raised if the coming week really brought this: the events are folded and judged. */
function isHighAfter(story: Story, amount: number, size: number): boolean {
  const week = (story.partition.lastClosed ?? 0) + 1;
  const { orders } = comingWeek(amount, size);
  const booked = shipment('A', weekStart(week), { amount: Math.round(amount * 1000), orders });
  const { account } = orders === 0 ? story : when(story, booked);
  const partition = partitionAfter([closed(week)], story.partition);
  return isHigh(judgeAccount(account, partition, week), partition) === true;
}

const steady = (weeks: number, units: number) => Array.from({ length: weeks }, () => units);
const uneven = (weeks: number) => Array.from({ length: weeks }, (_, at) => 30 + ((at * 7) % 5) * 10);

describe('the amount in the coming week that clears', () => {
  test('given a short silence: one order of the usual size is enough', () => {
    const story = shipped([...uneven(80), ...steady(4, 0)]);
    const { amount, size } = clearedBy(story);
    expect(amount).not.toBeNull();
    expect(amount).toBeLessThan(2 * size);
    expect(isHighAfter(story, amount ?? 0, size)).toBe(false);
    expect(isHighAfter(story, 0, size)).toBe(true);
  });

  test('given a long silence: no amount is', () => {
    const story = shipped([...uneven(80), ...steady(12, 0)]);
    expect(clearedBy(story).amount).toBeNull();
  });

  test('given an account that is well: not even an order is needed', () => {
    expect(clearedBy(shipped(uneven(80))).amount).toBe(0);
  });

  test('given too little to judge by: nothing is said', () => {
    expect(clearedBy(shipped([50, 50])).amount).toBeNull();
  });

  test('given a log that was begun with the first coefficients: they are the ones that are asked', () => {
    const { risk, change, clearingWeeks, worsening } = DEFAULT_SETTINGS.thresholds;
    const thresholds = { risk: risk + 0.4, change: change - 1.4, clearingWeeks, worsening };
    const answers = [1, 2, 3, 4, 5, 6].map((empty) => {
      const units = [...uneven(80), ...steady(empty, 0)];
      const story = shipped(units, { ...DEFAULT_SETTINGS, thresholds });
      const { amount, size } = clearedBy(story);
      const remains = amount !== null && isHighAfter(story, amount, size);
      return { first: amount, now: clearedBy(shipped(units)).amount, remains };
    });
    expect(answers.filter(({ remains }) => remains)).toEqual([]);
    expect(answers.filter(({ first }) => first !== null).length).toBeGreaterThan(0);
    expect(answers.filter(({ first, now }) => first !== now).length).toBeGreaterThan(0);
  });

  test('given a fall of any kind: what is said really clears when it is shipped, in two digits', () => {
    let told = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 70 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.integer({ min: 10, max: 90 }), { minLength: 70, maxLength: 70 }),
        fc.array(fc.constantFrom(0, 0, 0, 5, 10, 40), { minLength: 3, maxLength: 14 }),
        (weeks, every, usual, fallen) => {
          const before = usual.slice(0, weeks).map((units, at) => (at % every === 0 ? units : 0));
          const story = shipped([...before, ...fallen]);
          const { amount, size } = clearedBy(story);
          if (amount === null) {
            refused += 1;
            return true;
          }
          if (amount > 0) told += 1;
          const isInTwoDigits = Math.abs(Number(amount.toPrecision(2)) - amount) < 1e-6;
          return isInTwoDigits && !isHighAfter(story, amount, size);
        },
      ),
      { numRuns: 150, seed: 20261125 },
    );
    expect(told).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(5);
  });
});
