import { describe, expect, test } from '@jest/globals';
import type { DataOf, MooringEvent } from '../event/catalogue.js';
import { closed, event, given, play, readBack, statement, weeksFrom, when } from '../testing/index.js';
import { newPartition } from '../week/partition-state.js';
import { evolvePartition } from '../week/evolve-partition.js';
import { readableId } from '../testing/events.js';
import { reportJudged } from './report-judged.js';
import { HALVED } from '../testing/alert-facts.js';

const A = 'account/A';
const [w0 = 0] = weeksFrom('2026-03-02', 1);
const byBudget = { byBudget: true } as const;
const loosened = statement('loosened', 'A', byBudget);
const paused = statement('paused', 'A', { revision: 2, ...byBudget });
const owned = event('mooring.account.assigned', A, { owner: 'li' });

const placed = {
  alertId: 'alert-1',
  week: '2026-03-02',
  rank: 1,
  of: 3,
  capacity: 2,
  factors: { probability: 0.45, value: 100, basis: 'revenue', chance: 0.4, outcomes: 0, cost: 0, worth: 18 },
} as const;
const surfaced = event('mooring.alert.surfaced', A, placed);
const held = event('mooring.alert.held', A, { ...placed, rank: 3, reason: 'capacity' });
const request = (action: 'acknowledged' | 'snoozed', revision = 1): MooringEvent =>
  action === 'acknowledged'
    ? event('mooring.alert.acknowledged.requested', A, { alertId: 'alert-1', revision }, { actor: 'li' })
    : event('mooring.alert.snoozed.requested', A, {
        alertId: 'alert-1',
        revision,
        until: '2026-03-20',
        reason: 'a holiday',
      });
const closing = (outcome: DataOf<'mooring.alert.closed'>['outcome'], revision = 1): MooringEvent =>
  event('mooring.alert.closed.requested', A, { alertId: 'alert-1', revision, outcome });

const types = (events: readonly MooringEvent[]) => events.map(({ type }) => type.slice('mooring.'.length));
const played = (...events: readonly MooringEvent[]) => play(given('A', [owned]), events);

describe('an alert that goes by a budget', () => {
  test('asks for nothing and is told to nobody before the budget has spoken', () => {
    const { said, account } = played(loosened);
    expect(said).toEqual([]);
    expect(account).toMatchObject({ tasks: [], alert: { surfacing: { state: 'waiting' } } });
    expect(account.notifications).toBeUndefined();
  });

  test('opens its task and is news when it is surfaced', () => {
    const { said, account } = played(loosened, surfaced);
    expect(types(said)).toEqual(['task.opened']);
    expect(account.alert?.surfacing).toMatchObject({ state: 'surfaced', placement: { rank: 1, of: 3 } });
    expect(account.notifications).toMatchObject([{ notificationId: surfaced.id, kind: 'loosened' }]);
    expect(account.notifications?.[0]).not.toHaveProperty('isHeld');
  });

  test('is told in a digest only, and once, while it is held back', () => {
    const again = event('mooring.alert.held', A, { ...placed, week: '2026-03-09', reason: 'capacity' });
    const { said, account } = played(loosened, held, again);
    expect(said).toEqual([]);
    expect(account.alert?.surfacing).toMatchObject({ state: 'held', placement: { week: '2026-03-09' } });
    expect(account.notifications).toMatchObject([{ notificationId: held.id, isHeld: true }]);
  });

  test('that has paused meanwhile gets its plan when it is surfaced', () => {
    expect(types(played(loosened, held, paused).said)).toEqual([]);
    const { said, account } = played(loosened, held, paused, surfaced);
    expect(types(said)).toEqual(['task.opened', 'winback.planned']);
    expect(account.winback).toMatchObject({ alertId: 'alert-1' });
    expect(account.notifications).toMatchObject([{ kind: 'paused' }]);
  });

  test('that pauses while the budget’s answer is on its way gets its plan all the same', () => {
    expect(types(played(loosened, surfaced, paused).said)).toEqual([
      'task.opened',
      'task.expired',
      'task.opened',
      'winback.planned',
    ]);
  });

  test('that worsens while it is held back stays held back', () => {
    const worsened = statement('worsened', 'A', { revision: 2, ...byBudget });
    const { said, account } = played(loosened, held, worsened);
    expect(said).toEqual([]);
    expect(account.alert).toMatchObject({ revision: 2, surfacing: { state: 'held' } });
  });

  test('that recovers or is closed while it is held back is over, and surfaces no more', () => {
    const recovered = event('mooring.relationship.recovered', A, {
      alertId: 'alert-1',
      revision: 2,
      week: '2026-03-09',
      rule: 'rule',
      weeksBelow: 4,
    });
    const back = played(loosened, held, recovered, surfaced);
    expect([types(back.said), back.account.alert, back.account.notifications]).toEqual([
      [],
      undefined,
      undefined,
    ]);
    const done = played(loosened, held, closing('not-valid'), surfaced);
    expect([types(done.said), done.account.alert]).toEqual([['alert.closed'], undefined]);
  });

  test('that somebody takes up needs no budget: it opens its task, once', () => {
    const { said, account } = played(loosened, held, request('acknowledged'), surfaced);
    expect(types(said)).toEqual(['alert.acknowledged', 'task.opened']);
    expect(account.alert?.surfacing?.state).toBe('surfaced');
    const plan = played(loosened, held, paused, request('acknowledged', 2));
    expect(types(plan.said)).toEqual(['alert.acknowledged', 'task.opened', 'winback.planned']);
  });

  test('of an imported history goes by none: it pauses with a plan', () => {
    const backfilled = { ...statement('paused', 'A', { revision: 2 }), backfill: true };
    const { said, account } = played(loosened, held, backfilled);
    expect(types(said)).toEqual(['task.opened', 'winback.planned']);
    expect(account.alert).not.toHaveProperty('surfacing');
  });
});

describe('what was taken up once', () => {
  test('is not opened again by somebody who takes it up after its task', () => {
    const story = played(loosened, surfaced);
    const [task] = story.account.tasks;
    if (task === undefined) throw new Error('no task is open');
    const complete = event('mooring.task.completed.requested', A, {
      taskId: task.taskId,
      revision: 1,
      outcome: 'reached',
    });
    expect(types(play(story, [complete, request('acknowledged')]).said)).toEqual([
      'task.completed',
      'alert.acknowledged',
    ]);
  });
});

describe('verdicts', () => {
  const verdictsOf = (...events: readonly MooringEvent[]) => played(...events).account.verdicts;

  test.each([
    ['kept-by-us', { kept: 1, lost: 0 }],
    ['lost', { kept: 0, lost: 1 }],
    ['reduced-for-good', { kept: 0, lost: 1 }],
  ] as const)('of a surfaced alert are counted: %s', (outcome, loosening) => {
    expect(verdictsOf(loosened, surfaced, closing(outcome))).toEqual({
      loosening,
      paused: { kept: 0, lost: 0 },
    });
  });

  test('are nobody’s where the alert was held back, goes by no budget, or nothing was said about it', () => {
    expect(verdictsOf(loosened, held, closing('lost'))).toBeUndefined();
    expect(verdictsOf(statement('loosened', 'A'), closing('lost'))).toBeUndefined();
    expect(verdictsOf(loosened, surfaced, closing('not-valid'))).toBeUndefined();
  });

  test('of a win-back are counted once, though its alert is closed later', () => {
    const story = readBack(when(readBack(when(given('A', [loosened, paused]), surfaced)), surfaced));
    const plan = story.account.winback;
    if (plan === undefined) throw new Error('no plan is open');
    const won = event('mooring.winback.won', A, { planId: plan.planId, revision: 1, reason: 'shipped' });
    const { account } = play(story, [won, closing('kept-by-us', 2)]);
    expect(account.verdicts?.paused).toEqual({ kept: 1, lost: 0 });
  });
});

describe('what a partition tells of a week', () => {
  const partition = evolvePartition(newPartition(0), closed(w0));
  const told = (...events: readonly MooringEvent[]) => {
    const report = reportJudged(partition, [played(...events).account], readableId);
    return report?.type === 'mooring.week.judged' ? report.data.candidates : undefined;
  };

  test('are the alerts that nobody was shown yet', () => {
    expect(told(loosened)).toMatchObject([
      { accountId: 'A', alertId: 'alert-1', owner: 'li', cause: 'loosening' },
    ]);
    expect(told(loosened, held)).toHaveLength(1);
    expect(told(loosened, surfaced)).toEqual([]);
    expect(told(statement('loosened', 'A'))).toEqual([]);
  });

  test('are not those that somebody has put off, until their day', () => {
    expect(told(loosened, request('snoozed'))).toEqual([]);
    const later = evolvePartition(partition, closed(w0 + 2));
    const { account } = played(loosened, request('snoozed'));
    expect(reportJudged(later, [account], readableId)?.data).toMatchObject({
      candidates: [{ accountId: 'A' }],
    });
  });

  test('is nothing after imported history, or where there are no budgets', () => {
    const backfilled = evolvePartition(newPartition(0), { ...closed(w0), backfill: true });
    expect(reportJudged(backfilled, [], readableId)).toBeUndefined();
    const { partition: plain } = when(given('A'), closed(w0));
    expect(reportJudged(plain, [], readableId)).toBeUndefined();
    expect(HALVED.week).toBe(partition.judging?.data.week);
  });
});
