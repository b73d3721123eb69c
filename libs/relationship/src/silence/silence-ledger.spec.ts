import { describe, expect, test } from '@jest/globals';
import { cellsOf } from '../account/cells-of.js';
import { unobservedWeeks } from '../account/unobserved-weeks.js';
import { judgeAccount } from '../alert/judge-account.js';
import type { CalendarData } from '../calendar/calendar-data.js';
import { judgeAhead } from '../explain/coming-weeks.js';
import { headsOf } from '../settings/heads-of.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
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
} from '../testing/index.js';
import { dateOfDay, mondayOf, weekStart } from '../week.js';
import { raisingVolume } from './raising-volume.js';
import { silence, SILENCE_REASONS } from './silence.js';
import { silenceLedger } from './silence-ledger.js';

const A = 'account/A';

/** The ledger at the end of the last closed week of a story. */
function ledgerOf({ account, partition }: Story) {
  const reasons = silenceLedger(
    account,
    judgeAccount(account, partition, partition.lastClosed ?? 0),
    partition,
  );
  for (const reason of reasons) expect(silence.parse(reason)).toEqual(reason);
  expect(reasons.length).toBeGreaterThan(0);
  const places = reasons.map(({ reason }) => SILENCE_REASONS.indexOf(reason));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  return reasons;
}

const after = (count: number, plan: Plan, from: Story = given('A')) => playWeeks(from, count, plan).story;
const always: Plan = { ships: () => true };

/** Weeks in which the account ships some orders while the market stands at an index. */
function inMarket(
  weeks: number,
  at: (week: number) => { readonly orders: number; readonly index: number },
  from: Story = given('A'),
): Story {
  let story = from;
  for (let k = 0; k < weeks; k++) {
    const { orders, index } = at(k);
    const week = playedWeek(k);
    const booked = orders > 0 ? [shipment('A', weekStart(week), { orders, amount: orders * 10_000 })] : [];
    story = play(story, [...booked, closed(week, { index })]);
  }
  return story;
}

test('every reason has its place in the order', () => {
  const known = silence.options.map(({ shape }) => shape.reason.value);
  expect(known.toSorted()).toEqual([...SILENCE_REASONS].toSorted());
});

describe('an account that is not judged', () => {
  test('has too little history: how many weeks, of how many', () => {
    expect(ledgerOf(after(20, always))).toEqual([{ reason: 'not-enough-history', weeks: 19, needed: 26 }]);
    expect(ledgerOf(after(3, { ships: () => false }))).toMatchObject([{ weeks: 0, needed: 26 }]);
  });

  test('has too few orders, or orders too rarely', () => {
    expect(ledgerOf(after(32, { ships: (at) => at % 8 === 0 }))).toMatchObject([
      { reason: 'too-few-orders', orderWeeks: 4, needed: 5 },
    ]);
    expect(ledgerOf(after(91, { ships: (at) => at % 9 === 0 }))).toMatchObject([
      { reason: 'gap-too-long', usualGap: 9, longest: 8 },
    ]);
  });

  test('has a feed that is silent: which, since when, and how many weeks are missing', () => {
    const outage = { ships: (at: number) => at < 60, silent: (at: number) => at >= 60 };
    expect(ledgerOf(after(63, outage))).toEqual([
      { reason: 'feed-silent', feed: 'tms', since: weekStart(playedWeek(60)) },
      { reason: 'unobserved', missing: 3, weeks: 13 },
    ]);
  });
});

describe('an account below its thresholds', () => {
  const story = after(80, always);

  test('has both scores beside what they would have to reach', () => {
    const [below] = ledgerOf(story);
    if (below?.reason !== 'below-threshold') throw new Error('it is not below');
    const { thresholds } = DEFAULT_SETTINGS;
    expect(below).toMatchObject({ riskThreshold: thresholds.risk, changeThreshold: thresholds.change });
    expect(below.riskMissing).toBeCloseTo(thresholds.risk - below.risk, 5);
    expect(Math.min(below.riskMissing, below.changeMissing)).toBeGreaterThan(0);
  });

  test('has missed weeks told beside the scores once its feed is back', () => {
    const outage = {
      ships: (at: number) => at < 60 || at > 63,
      silent: (at: number) => at >= 60 && at <= 63,
    };
    expect(ledgerOf(after(70, outage)).map(({ reason }) => reason)).toEqual([
      'below-threshold',
      'unobserved',
    ]);
  });

  test('would be alerted after so many empty weeks, and not after one less', () => {
    const { account, partition } = story;
    const cells = cellsOf(account);
    const now = judgeAccount(account, partition, partition.lastClosed ?? 0);
    const missing = unobservedWeeks(account, partition);
    const raising = raisingVolume(cells, missing, partition.index, now, partition.settings);
    if (raising === undefined || !('emptyWeeks' in raising)) throw new Error('no empty weeks raise it');
    const { risk, change } = DEFAULT_SETTINGS.thresholds;
    const reaches = (weeks: number) => {
      const empty = Array.from({ length: weeks }, () => ({ amount: 0, orders: 0 }));
      const then = judgeAhead(cells, missing, partition.index, now.week, empty, headsOf(partition.settings));
      return (then.risk ?? 0) >= risk || (then.change ?? 0) >= change;
    };
    expect(raising.emptyWeeks).toBeGreaterThan(1);
    expect([reaches(raising.emptyWeeks - 1), reaches(raising.emptyWeeks)]).toEqual([false, true]);
  });

  test('that is close would be alerted by a week below an amount', () => {
    let near = story;
    let raising: ReturnType<typeof raisingVolume>;
    // Weeks of half the usual volume, until an alert is a week away.
    for (let week = 80; week < 100 && (raising === undefined || !('below' in raising)); week++) {
      near = play(near, [
        shipment('A', weekStart(playedWeek(week)), { orders: 1, amount: 5_000 }),
        closed(playedWeek(week)),
      ]);
      const { account, partition } = near;
      const now = judgeAccount(account, partition, partition.lastClosed ?? 0);
      raising = raisingVolume(cellsOf(account), [], partition.index, now, partition.settings);
    }
    expect(raising).toMatchObject({ below: expect.any(Number) });
  });
});

describe('what everybody has in common', () => {
  const halved = (k: number) => (k < 70 ? { orders: 4, index: 1 } : { orders: 2, index: 0.5 });

  test('a market that is down explains a fall that would raise an alert in a usual one', () => {
    expect(ledgerOf(inMarket(78, halved))).toMatchObject([
      { reason: 'market-down', weeks: 13, index: expect.closeTo((5 + 8 * 0.5) / 13, 3) },
      { reason: 'below-threshold' },
    ]);
    expect(ledgerOf(inMarket(78, () => ({ orders: 4, index: 0.5 })))).toMatchObject([
      { reason: 'below-threshold' },
    ]);
  });

  test('so do the weeks of a long holiday, by name', () => {
    const festival = { zh: '春节', en: 'Spring Festival' };
    const china: CalendarData = {
      country: 'CN',
      from: '2024-01-01',
      to: '2027-12-31',
      holidays: [0, 1, 2, 3, 4].map((day) => ({
        date: dateOfDay(mondayOf(playedWeek(75)) + day),
        name: festival,
      })),
      makeUpDays: [],
    };
    const carried = closed(playedWeek(0) - 1, { settings: DEFAULT_SETTINGS, calendars: [china] });
    const away = (k: number) => (k >= 74 && k <= 76 ? { orders: 0, index: 0.15 } : { orders: 4, index: 1 });
    expect(ledgerOf(inMarket(77, away, given('A', [carried])))).toMatchObject([
      { reason: 'holiday', names: [festival], week: weekStart(playedWeek(76)) },
      { reason: 'below-threshold' },
    ]);
  });
});

describe('an account with an alert', () => {
  const stopped = after(66, { ships: (at) => at < 60 });

  test('has it told, and that it is snoozed before that', () => {
    const { alert } = stopped.account;
    if (alert === undefined) throw new Error('no alert is open');
    const open = { reason: 'alert-open', cause: 'loosening', since: weekStart(alert.raisedWeek) };
    expect(ledgerOf(stopped)).toEqual([open]);
    const asked = event('mooring.alert.snoozed.requested', A, {
      alertId: alert.alertId,
      revision: alert.revision,
      until: '2026-04-01',
      reason: 'they move house',
    });
    expect(ledgerOf(play(stopped, [asked]))).toMatchObject([
      { reason: 'snoozed', until: '2026-04-01' },
      open,
    ]);
  });

  test.each([
    ['kept-by-us', { until: expect.any(String) }],
    ['reduced-for-good', {}],
  ] as const)('that was closed as %s is cooling down', (outcome, until) => {
    const { alert } = stopped.account;
    const asked = event(
      'mooring.alert.closed.requested',
      A,
      { alertId: alert?.alertId ?? '', revision: alert?.revision ?? 0, outcome },
      { time: '2025-04-08T00:00:00+08:00' },
    );
    const onset = weekStart(alert?.onsetWeek ?? 0);
    expect(ledgerOf(play(stopped, [asked]))).toEqual([{ reason: 'cooling-down', onset, ...until }]);
  });

  test('that was closed where nothing cools down is raised when the next week closes', () => {
    const { coolDown: _none, ...settings } = UNRATIONED;
    const old = after(66, { ships: (at) => at < 60 }, given('A', [closed(playedWeek(0) - 1, { settings })]));
    const { alert } = old.account;
    const asked = event('mooring.alert.closed.requested', A, {
      alertId: alert?.alertId ?? '',
      revision: alert?.revision ?? 0,
      outcome: 'not-valid',
    });
    const again = play(old, [asked]);
    expect(ledgerOf(again)).toEqual([{ reason: 'next-week' }]);
    expect(play(again, [closed(playedWeek(66))]).said).toMatchObject([
      { type: 'mooring.relationship.loosened' },
      {},
    ]);
  });

  test('that was given up is silent past its limit, and cooling down', () => {
    const { alert: _closed, ...given } = after(80, { ships: (at) => at < 60 }).account;
    const { partition } = after(80, { ships: (at) => at < 60 });
    const account = { ...given, muted: { onsetWeek: playedWeek(60), weeksBelow: 0 } };
    const reasons = silenceLedger(account, judgeAccount(account, partition, playedWeek(79)), partition);
    expect(reasons).toEqual([
      { reason: 'silent-too-long', silence: 20, limit: 13 },
      { reason: 'cooling-down', onset: weekStart(playedWeek(60)) },
    ]);
  });
});
