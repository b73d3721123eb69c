import { describe, expect, test } from '@jest/globals';
import type { Settings } from '../settings/settings.js';
import {
  closed,
  event,
  given,
  type Plan,
  play,
  playedWeek,
  playWeeks,
  shipment,
  type Story,
  UNRATIONED,
  when,
} from '../testing/index.js';
import { dateOfDay, mondayOf, weekStart } from '../week.js';
import { renderReturn } from './render-return.js';

const A = 'account/A';
const stops: Plan = { ships: (at) => at < 60 };

/** An account that stopped four weeks ago and whose alert is open; each order is 10 units. */
function loosening(settings: Settings = UNRATIONED): Story {
  return playWeeks(given('A', [closed(playedWeek(0) - 1, { settings })]), 64, stops).story;
}

/** The Wednesday of a played week. */
const wednesday = (at: number) => dateOfDay(mondayOf(playedWeek(at)) + 2);

/** When somebody snoozes the alert until the Wednesday of a week. */
function snooze(story: Story, until = wednesday(66)): Story {
  const { alertId = '', revision = 0 } = story.account.alert ?? {};
  return play(story, [
    event('mooring.alert.snoozed.requested', A, { alertId, revision, until, reason: 'they move house' }),
  ]);
}

/** The day of the snooze comes, as the job queue says it. */
function dayComes(story: Story): Story {
  const { alertId = '', snooze: { since } = { since: 1 }, snoozedUntil: on = '' } = story.account.alert ?? {};
  return play(story, [
    event(
      'mooring.deadline.reached',
      A,
      { deadline: 'snooze-end', alertId, on, since },
      { time: `${on}T01:00:00Z` },
    ),
  ]);
}

const weeks = (story: Story, from: number, to: number, orders = 0): Story =>
  Array.from({ length: to - from }, (_, k) => from + k).reduce(
    (so, at) =>
      play(so, [
        ...(orders > 0
          ? [shipment('A', weekStart(playedWeek(at)), { orders, amount: orders * 10_000 })]
          : []),
        closed(playedWeek(at)),
      ]),
    story,
  );

const typesOf = ({ said }: Story) => said.map(({ type }) => type);
const kindsOf = ({ account }: Story) => (account.notifications ?? []).map(({ kind }) => kind);

describe('a snooze that ends', () => {
  const asleep = snooze(loosening());

  test('keeps how the account stood and why, and counts as having heard of the alert', () => {
    expect(asleep.account.alert).toMatchObject({
      snoozedUntil: wednesday(66),
      snooze: {
        reason: 'they move house',
        stood: { week: weekStart(playedWeek(63)), probability: expect.any(Number), weeks: 8, shipped: 40 },
      },
    });
    expect(asleep.account.notifications).toMatchObject([{ kind: 'loosened', isSeen: true }]);
  });

  test('brings the alert back with what has changed, and tells it once', () => {
    const back = dayComes(weeks(asleep, 64, 66, 1));
    expect(typesOf(back)).toEqual(['mooring.alert.returned']);
    const { alert } = back.account;
    expect(alert).not.toHaveProperty('snoozedUntil');
    expect(alert).not.toHaveProperty('snooze');
    expect(alert?.returned).toMatchObject({
      until: wednesday(66),
      reason: 'they move house',
      before: { week: weekStart(playedWeek(63)), shipped: 40 },
      now: { week: weekStart(playedWeek(65)), shipped: 40 },
      since: { shipped: 20, orders: 2 },
    });
    expect(alert?.returned?.now.probability).toBeLessThan(alert?.returned?.before.probability ?? 0);
    expect(kindsOf(back)).toEqual(['returned']);
    expect(dayComes(back).said).toEqual([]);
  });

  test('counts what was shipped in the week that is not over', () => {
    const shipped = play(weeks(asleep, 64, 66), [shipment('A', weekStart(playedWeek(66)))]);
    expect(dayComes(shipped).account.alert?.returned?.since).toEqual({ shipped: 10, orders: 1 });
  });

  test('is not waited for once the alert was snoozed again, closed, or has cleared', () => {
    const again = snooze(asleep, wednesday(70));
    const { alertId = '', snooze: first } = asleep.account.alert ?? {};
    const due = event('mooring.deadline.reached', A, {
      deadline: 'snooze-end',
      alertId,
      on: wednesday(66),
      since: first?.since ?? 0,
    });
    expect(when(again, due).said).toEqual([]);
    const shut = play(asleep, [
      event('mooring.alert.closed.requested', A, {
        alertId,
        revision: asleep.account.alert?.revision ?? 0,
        outcome: 'kept-by-us',
      }),
    ]);
    expect(when(shut, due).said).toEqual([]);
    expect(when(weeks(asleep, 64, 74, 1), due).said).toEqual([]);
  });

  test('leaves what has changed with the alert until somebody acts on it', () => {
    const back = dayComes(weeks(asleep, 64, 66));
    const { alertId = '', revision = 0 } = back.account.alert ?? {};
    const taken = play(back, [event('mooring.alert.acknowledged.requested', A, { alertId, revision })]);
    expect(taken.account.alert).not.toHaveProperty('returned');
    expect(snooze(back, wednesday(70)).account.alert).not.toHaveProperty('returned');
  });
});

describe('a snooze mutes its cause only', () => {
  const asleep = snooze(loosening(), wednesday(90));

  test('an alert that gets worse is not told, and a pause is, and ends the snooze', () => {
    const worse = weeks(asleep, 64, 73);
    expect(worse.account.alert?.revision).toBeGreaterThan(asleep.account.alert?.revision ?? 0);
    expect(worse.account.notifications).toEqual(asleep.account.notifications);
    const paused = weeks(worse, 73, 74);
    expect(paused.account.alert).toMatchObject({ cause: 'paused' });
    expect(paused.account.alert).not.toHaveProperty('snoozedUntil');
    expect(kindsOf(paused)).toEqual(['paused']);
  });
});

test('nothing comes back, and a snooze goes on over a pause, in a log that was begun when nothing did', () => {
  const { snooze: _none, ...settings } = UNRATIONED;
  const asleep = snooze(loosening(settings), wednesday(66));
  expect(asleep.account.alert).toMatchObject({ snoozedUntil: wednesday(66) });
  expect(asleep.account.alert).not.toHaveProperty('snooze');
  expect(dayComes(asleep).said).toEqual([]);
  expect(weeks(asleep, 64, 74).account.alert).toMatchObject({ cause: 'paused', snoozedUntil: wednesday(66) });
});

describe('what has changed is told', () => {
  const standing = { week: '2026-02-23', weeks: 8 };
  const returned = {
    until: '2026-04-01',
    reason: '客户搬迁',
    before: { ...standing, probability: 0.41, shipped: 120_000 },
    now: { ...standing, probability: 0.55, shipped: 80_000 },
    since: { shipped: 20_000, orders: 1 },
  };
  const alert = { cause: 'loosening', facts: { measure: 'value', unit: 'CNY' } } as const;

  test('in both languages', () => {
    expect(renderReturn(returned, alert, 'en')).toBe(
      'Its snooze until 2026-04-01 is over (客户搬迁). Since it was snoozed it has shipped CNY 20K in 1 order. 41% likely to be loosening then, 55% now. Shipped in the last 8 weeks: CNY 120K then, CNY 80K now.',
    );
    expect(renderReturn(returned, alert, 'zh')).toBe(
      '暂缓至2026-04-01已到期（客户搬迁）。暂缓以来出货2万元（1单）。松动概率当时为41%，现在为55%。近8周出货当时为12万元，现在为8万元。',
    );
  });

  test('without a chance for a paused account, or one that nobody could judge', () => {
    const nothing = { ...returned, since: { shipped: 0, orders: 0 } };
    expect(renderReturn(nothing, { ...alert, cause: 'paused' }, 'en')).toBe(
      'Its snooze until 2026-04-01 is over (客户搬迁). Nothing has been shipped since it was snoozed. Shipped in the last 8 weeks: CNY 120K then, CNY 80K now.',
    );
    const unseen = { ...nothing, now: { ...returned.now, probability: null } };
    expect(renderReturn(unseen, alert, 'zh')).toBe(
      '暂缓至2026-04-01已到期（客户搬迁）。暂缓以来没有出货。近8周出货当时为12万元，现在为8万元。',
    );
  });
});
