import { describe, expect, test } from '@jest/globals';
import { given, partitionAfter, closed, playedWeek, playWeeks, type Plan } from '../testing/index.js';
import { addMatured } from './add-matured.js';
import { MATURITY_WEEKS } from './outcome-of.js';
import { NO_OUTCOMES, totals } from './score-bins.js';

/** A week whose judgements are kept, more than a year into the stories. */
const ORIGIN = 63;
const UNTIL = ORIGIN + MATURITY_WEEKS;

/** What became of an account since `ORIGIN`, as the week is measured in which that can be told. */
function outcomes(plan: Plan) {
  const { account, partition } = playWeeks(given('A'), UNTIL, plan).story;
  return totals(addMatured(NO_OUTCOMES, account, partition, playedWeek(UNTIL)));
}

const KEPT = { judged: 1, lost: 0 };
const LOST = { judged: 1, lost: 1 };

describe('an account that was judged half a year ago', () => {
  test.each([
    ['ships as it did', { ships: () => true }, KEPT],
    ['has stopped', { ships: (at: number) => at <= ORIGIN }, LOST],
    [
      'paused for the pausing horizon and came back',
      { ships: (at: number) => at <= ORIGIN || at > ORIGIN + 8 },
      LOST,
    ],
    ['ships less than half', { ships: (at: number) => at <= ORIGIN || at % 3 === 0 }, LOST],
    ['ships more than half', { ships: (at: number) => at <= ORIGIN || at % 3 !== 0 }, KEPT],
  ])('%s', (_, plan, expected) => {
    expect(outcomes(plan)).toEqual(expected);
  });

  test('tells nothing when its feed was silent since: no data is no loss', () => {
    const silent = (at: number): boolean => at === ORIGIN + 10;
    expect(outcomes({ ships: (at) => at <= ORIGIN, silent })).toEqual({ judged: 0, lost: 0 });
  });

  test('is counted in one week only', () => {
    const { account, partition } = playWeeks(given('A'), UNTIL, { ships: () => true }).story;
    const counted = [-1, 0, 1, 2, 3].map(
      (later) => totals(addMatured(NO_OUTCOMES, account, partition, playedWeek(UNTIL + later))).judged,
    );
    expect(counted).toEqual([0, 1, 0, 0, 0]);
  });
});

test('judgements are kept for half a year, at most seven, and only where something is learned', () => {
  const weeks = playWeeks(given('A'), 150, { ships: () => true }).story.account.outlooks;
  expect(weeks?.length).toBe(7);
  const off = partitionAfter([]).settings;
  const deaf = given('A', [closed(playedWeek(0) - 1, { settings: { ...off, calibration: 'off' } })]);
  expect(playWeeks(deaf, 150, { ships: () => true }).story.account).not.toHaveProperty('outlooks');
});
