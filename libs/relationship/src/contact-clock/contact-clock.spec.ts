import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { InteractionKind } from '../interaction/interaction-events.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import {
  closed,
  ended,
  event,
  given,
  measured,
  partitionAfter,
  play,
  readableId,
  shipment,
  statement,
  type Story,
  when,
} from '../testing/index.js';
import { decidePortfolio } from '../week/decide-portfolio.js';
import { measurePartition } from '../week/measure-partition.js';
import { evolvePortfolio, NEW_PORTFOLIO } from '../week/portfolio-state.js';
import { weekOf, weekStart } from '../week.js';
import { contactClock, contactColour } from './contact-clock.js';
import { DEFAULT_CONTACT_RULE } from './contact-rule.js';
import { lapsesIn, longestWaiting } from './lapses.js';

const A = 'account/A';
const W = weekOf('2026-02-23');
const begun = closed(W - 12, { settings: DEFAULT_SETTINGS });
const known = event(
  'mooring.account.registered',
  A,
  { name: 'A', tier: 'A' },
  { time: '2026-01-08T00:00:00Z' },
);
const assigned = event('mooring.account.assigned', A, { owner: 'li', team: 'east' });
const talk = (date: string, kind: InteractionKind = 'call', time = `${date}T02:00:00.000Z`) =>
  event(
    'mooring.interaction.logged',
    A,
    { interactionId: `${kind} ${date}`, date, kind, contactIds: [], sealed: {} },
    { time },
  );
const clockOf = ({ account }: Story) => contactClock(account, DEFAULT_CONTACT_RULE);
const asked = (week: number) => closed(week, { outOfTouch: ['A'] });
const said = ({ said: events }: Story) => events.map(({ type }) => type.slice('mooring.'.length));

const warm = given('A', [begun, known, assigned, shipment('A', '2026-01-05'), talk('2026-01-20')]);
const red = play(warm, [asked(W)]);

describe('the contact clock', () => {
  test('is green, amber from the ideal interval on, and red from the maximum on, to the day', () => {
    const clock = clockOf(warm);
    expect(clock).toEqual({
      since: '2026-01-20',
      from: 'contact',
      amberOn: '2026-02-03',
      redOn: '2026-02-19',
    });
    const colour = (today: string) => clock && contactColour(clock, today);
    expect(['2026-02-02', '2026-02-03', '2026-02-18', '2026-02-19'].map(colour)).toEqual([
      'green',
      'amber',
      'amber',
      'red',
    ]);
  });

  test('goes by the tier, and by what is said of all others', () => {
    const tiered = (tier: string) =>
      clockOf(
        given('A', [begun, event('mooring.account.registered', A, { name: 'A', tier }), talk('2026-01-01')]),
      );
    expect(['A', 'B', 'C', 'key', 'constructor'].map((tier) => tiered(tier)?.redOn)).toEqual([
      '2026-01-31',
      '2026-03-02',
      '2026-05-01',
      '2026-04-01',
      '2026-04-01',
    ]);
  });

  test('counts from the first shipment of an account that nobody has spoken to, or from its registration', () => {
    const never = given('A', [begun, known]);
    expect(clockOf(never)).toMatchObject({ since: '2026-01-08', from: 'registration' });
    expect(clockOf(given('A', [begun, known, shipment('A', '2026-02-12')]))).toMatchObject({
      since: '2026-02-09',
      from: 'first-shipment',
    });
    expect(clockOf(given('A', [begun]))).toBeUndefined();
  });

  test('is not set back by what the account asks of us or complains about', () => {
    for (const kind of ['complaint', 'quote-request'] as const) {
      const story = given('A', [begun, known, talk('2026-01-20'), talk('2026-02-10', kind)]);
      expect(story.account.lastContact).toEqual({ date: '2026-02-10', kind });
      expect(clockOf(story)?.since).toBe('2026-01-20');
      expect(clockOf(given('A', [begun, known, talk('2026-02-10', kind)]))?.from).toBe('registration');
    }
    for (const kind of ['call', 'visit', 'meeting', 'email', 'chat'] as const)
      expect(clockOf(given('A', [begun, talk('2026-02-10', kind)]))?.since).toBe('2026-02-10');
  });

  test('says the same in whatever order talks are told', () => {
    const kinds = fc.constantFrom<InteractionKind>('call', 'complaint', 'email', 'quote-request');
    const days = fc.integer({ min: 10, max: 28 }).map((day) => `2026-01-${String(day)}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(days, kinds), { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (talks, dice) => {
          const events = talks.map(([day, kind]) => talk(day, kind));
          const shuffled = events
            .map((one) => ({ one, at: dice.next().value ?? 0 }))
            .toSorted((one, other) => one.at - other.at)
            .map(({ one }) => one);
          expect(given('A', [begun, ...shuffled]).account).toEqual(given('A', [begun, ...events]).account);
        },
      ),
    );
  });

  test('leaves no trace where none is set', () => {
    const { contactClock: _rule, ...settings } = DEFAULT_SETTINGS;
    const facts = [known, talk('2026-01-20'), talk('2026-02-10', 'complaint')];
    const off = given('A', [closed(W - 12, { settings }), ...facts]).account;
    expect(off).not.toHaveProperty('inTouch');
    expect(off).not.toHaveProperty('registeredOn');
    // The settings of a log come with its first closed week.
    expect(given('A', facts).account).toEqual(off);
  });
});

describe('an account that is red when a live week closes', () => {
  test('gets a task, once', () => {
    expect(said(red)).toEqual(['keep-in-touch.lapsed', 'task.opened']);
    expect(red.account.tasks).toMatchObject([
      { cause: 'keep-in-touch', owner: 'li', team: 'east', due: '2026-03-05', remindOn: '2026-03-04' },
    ]);
    expect(red.account.tasks[0]).not.toHaveProperty('alertId');
    expect(said(play(red, [asked(W + 1)]))).toEqual([]);
  });

  test('is not asked for again when the task was done without a contact, and is after the next lapse', () => {
    const [task] = red.account.tasks;
    const done = play(red, [
      event('mooring.task.completed', A, { taskId: task?.taskId ?? '', revision: 1, outcome: 'tried' }),
    ]);
    expect(said(play(done, [asked(W + 1)]))).toEqual([]);
    const spoken = play(done, [talk('2026-03-04')]);
    expect(said(play(spoken, [asked(W + 1)]))).toEqual([]);
    const again = play(spoken, [asked(weekOf('2026-03-30'))]);
    expect(said(again)).toEqual(['keep-in-touch.lapsed', 'task.opened']);
    expect(again.account.tasks[0]?.taskId).not.toBe(task?.taskId);
  });

  test('a contact ends the task; one that was too long ago, or a complaint, does not', () => {
    expect(said(play(red, [talk('2026-03-03')]))).toEqual(['task.expired']);
    expect(play(red, [talk('2026-03-03')]).account.tasks).toEqual([]);
    expect(said(play(red, [talk('2026-01-25', 'call', '2026-03-03T02:00:00.000Z')]))).toEqual([]);
    expect(said(play(red, [talk('2026-03-03', 'complaint')]))).toEqual([]);
  });

  test('an alert asks for more and takes the place of the task', () => {
    const alerted = play(red, [statement('loosened', 'A')]);
    expect(said(alerted)).toContain('task.expired');
    expect(alerted.account.tasks.map(({ cause }) => cause)).toEqual(['loosening']);
  });

  test('is left alone while something is to be done about it, while it is won back, and when it has long gone', () => {
    const paused = play(warm, [statement('paused', 'A')]);
    expect(said(play(paused, [asked(W)]))).toEqual([]);
    const [step] = paused.account.tasks;
    const dropped = play(paused, [
      event('mooring.winback.lost', A, {
        planId: paused.account.winback?.planId ?? '',
        revision: 1,
        reason: 'price',
        taskId: step?.taskId ?? '',
      }),
    ]);
    expect(dropped.account.tasks).toEqual([]);
    // The alert of the pause is still open.
    expect(said(play(dropped, [asked(W)]))).toEqual([]);
    expect(said(play(warm, [asked(weekOf('2027-01-04') - 1)]))).toContain('keep-in-touch.lapsed');
    expect(said(play(warm, [asked(weekOf('2027-01-04'))]))).toEqual([]);
  });
});

describe('the week chooses', () => {
  const partition = partitionAfter([begun]);
  const account = (accountId: string, owner: string, date: string) =>
    given(accountId, [
      begun,
      event('mooring.account.assigned', `account/${accountId}`, { owner }),
      event('mooring.interaction.logged', `account/${accountId}`, {
        interactionId: 'i',
        date,
        kind: 'call',
        contactIds: [],
        sealed: {},
      }),
    ]).account;
  const accounts = [
    account('c', 'li', '2025-10-01'),
    account('a', 'li', '2025-11-01'),
    account('b', 'li', '2025-10-01'),
    account('d', 'li', '2025-11-02'),
    account('warm', 'li', '2026-02-01'),
    account('e', 'zhao', '2025-11-20'),
  ];

  test('for each account manager the few that have been red longest', () => {
    expect(lapsesIn(accounts, partition, '2026-03-02')).toEqual([
      { accountId: 'b', owner: 'li', redOn: '2025-12-30' },
      { accountId: 'c', owner: 'li', redOn: '2025-12-30' },
      { accountId: 'a', owner: 'li', redOn: '2026-01-30' },
      { accountId: 'e', owner: 'zhao', redOn: '2026-02-18' },
    ]);
    const all = lapsesIn(accounts, partition, '2026-03-02');
    expect(longestWaiting(all.toReversed(), 1).map(({ accountId }) => accountId)).toEqual(['b', 'e']);
  });

  test('out of what all partitions name, and none in a week of an imported history', () => {
    const marker = ended(W);
    expect(measurePartition(partition, accounts, marker, readableId).data).toHaveProperty('lapsing');
    expect(
      measurePartition(partition, accounts, { ...marker, backfill: true }, readableId).data,
    ).not.toHaveProperty('lapsing');
    const named = (accountId: string, redOn: string) => ({ accountId, owner: 'li', redOn });
    const events = [
      event('mooring.settings.activated', 'portfolio', DEFAULT_SETTINGS),
      measured(W, 0, {
        lapsing: [named('a', '2026-01-03'), named('b', '2026-01-01'), named('c', '2026-01-02')],
      }),
      measured(W, 1, { lapsing: [named('d', '2026-01-01'), named('e', '2026-01-09')] }),
    ];
    const state = events.reduce(evolvePortfolio, NEW_PORTFOLIO);
    const [fact] = decidePortfolio(state, measured(W, 1, {}), { partitions: 2, own: partition }, readableId);
    expect(fact?.data).toMatchObject({ week: weekStart(W), outOfTouch: ['b', 'c', 'd'] });
  });
});

test('an account that was named but has been spoken to since is not asked for', () => {
  expect(said(when(play(warm, [talk('2026-02-24')]), asked(W)))).toEqual([]);
});
