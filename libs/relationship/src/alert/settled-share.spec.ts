import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, given, type Plan, play, playWeeks, playedWeek } from '../testing/index.js';
import { settledShare } from './settled-share.js';

const ONSET = 80;
const TOLD = play(given('A'), [closed(playedWeek(-1), { settings: DEFAULT_SETTINGS })]);

/** What clears the alerts of a story. */
function recoveries(plan: Plan, from = TOLD) {
  return playWeeks(from, 170, plan).said.flatMap(({ event }) =>
    event.type === 'mooring.relationship.recovered' ? [event.data] : [],
  );
}

describe('an alert that clears', () => {
  test('says that the account is back at its level', () => {
    const gap = recoveries({ ships: (at) => at < ONSET || at > ONSET + 8, orders: () => 10 });
    expect(gap).not.toEqual([]);
    for (const { share } of gap) expect(share).toBeGreaterThan(0.5);
  });

  test('says that it ships evenly at a lower one', () => {
    const step = recoveries({ ships: () => true, orders: (at) => (at < ONSET ? 10 : 2) });
    expect(step).toMatchObject([{ share: expect.closeTo(0.2, 1) }]);
  });

  test('says nothing of levels where the log was begun without', () => {
    const { recovery: _, ...without } = DEFAULT_SETTINGS;
    const from = play(given('A'), [closed(playedWeek(-1), { settings: without })]);
    const [step] = recoveries({ ships: () => true, orders: (at) => (at < ONSET ? 10 : 2) }, from);
    expect(step).toBeDefined();
    expect(step).not.toHaveProperty('share');
  });
});

describe('the share', () => {
  const { story } = playWeeks(TOLD, 100, { ships: () => true, orders: (at) => (at < ONSET ? 10 : 5) });

  test('compares the last quarter with the year before the change', () => {
    expect(settledShare(story.account, playedWeek(ONSET), story.partition)).toBe(0.5);
  });

  test('is not known where there was less than a quarter before', () => {
    expect(settledShare(story.account, playedWeek(12), story.partition)).toBeUndefined();
    expect(settledShare(given('B').account, playedWeek(12), story.partition)).toBeUndefined();
  });

  test('leaves out the weeks that nobody saw', () => {
    const seen = playWeeks(TOLD, 100, {
      ships: (at) => at < 90 || at > 93,
      silent: (at) => at >= 90 && at <= 93,
    });
    expect(settledShare(seen.story.account, playedWeek(ONSET), seen.story.partition)).toBe(1);
  });
});
