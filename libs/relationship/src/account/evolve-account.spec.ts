import { describe, expect, test } from '@jest/globals';
import type { DataOf } from '../event/catalogue.js';
import { event, given, HALVED, statement } from '../testing/index.js';
import { weekOf } from '../week.js';
import { countClosedWeek, evolveAccount } from './evolve-account.js';

const A = 'account/A';
const registered = (data: DataOf<'mooring.account.registered'>) =>
  event('mooring.account.registered', A, data);
const assigned = (owner: string, team?: string) =>
  event('mooring.account.assigned', A, { owner, ...(team === undefined ? {} : { team }) });
const opened = (taskId: string, owner?: string) =>
  event('mooring.task.opened', A, {
    taskId,
    alertId: 'alert-1',
    cause: 'loosening',
    due: '2026-03-12',
    remindOn: '2026-03-11',
    ...(owner === undefined ? {} : { owner }),
  });
const closedByHand = (alertId: string, outcome: DataOf<'mooring.alert.closed'>['outcome']) =>
  event('mooring.alert.closed', A, { alertId, revision: 1, outcome });

describe('master data', () => {
  test('the last statement of each field counts', () => {
    const facts = [
      registered({ name: '远洋', nameEn: 'Ocean', tier: 'B' }),
      registered({ name: '远洋集团', tier: 'A' }),
    ];
    expect(given('A', facts).account).toMatchObject({ name: '远洋集团', nameEn: 'Ocean', tier: 'A' });
  });

  test('an account that nobody has named is called by its id', () => {
    expect(given('A').account.name).toBe('A');
  });

  test('a new owner takes over the open tasks, and the team of the one before is gone', () => {
    const { account } = given('A', [assigned('li', 'east'), opened('t'), assigned('wang')]);
    expect(account).toMatchObject({ owner: 'wang', tasks: [{ taskId: 't', owner: 'wang' }] });
    expect(account).not.toHaveProperty('team');
    expect(account.tasks[0]).not.toHaveProperty('team');
  });
});

describe('an alert', () => {
  test('is open from loosened on, with what was stated', () => {
    expect(given('A', [statement('loosened', 'A')]).account.alert).toStrictEqual({
      alertId: 'alert-1',
      cause: 'loosening',
      revision: 1,
      raisedWeek: weekOf('2026-03-02'),
      onsetWeek: weekOf('2026-02-02'),
      weeksBelow: 0,
      facts: HALVED,
    });
  });

  test('worsened: says the new numbers under the same name', () => {
    const worse = statement('worsened', 'A', { revision: 2, facts: { probability: 0.7 } });
    const { alert } = given('A', [statement('loosened', 'A'), worse]).account;
    expect(alert).toMatchObject({ alertId: 'alert-1', cause: 'loosening', revision: 2 });
    expect(alert?.facts.probability).toBe(0.7);
  });

  test('paused: a loosening alert becomes a paused one and keeps when it was raised and who has seen it', () => {
    const { alert } = given('A', [
      statement('loosened', 'A'),
      event('mooring.alert.acknowledged', A, { alertId: 'alert-1', revision: 1 }, { actor: 'li' }),
      statement('paused', 'A', { revision: 3, facts: { week: '2026-05-25' } }),
    ]).account;
    expect(alert).toMatchObject({ cause: 'paused', revision: 3, acknowledgedBy: 'li' });
    expect(alert?.raisedWeek).toBe(weekOf('2026-03-02'));
  });

  test('paused without an open alert raises one', () => {
    const { alert } = given('A', [statement('paused', 'A')]).account;
    expect(alert).toMatchObject({ cause: 'paused', revision: 1, weeksBelow: 0 });
  });

  test('acknowledged and snoozed: each counts the revision up', () => {
    const { alert } = given('A', [
      statement('loosened', 'A'),
      event('mooring.alert.acknowledged', A, { alertId: 'alert-1', revision: 1 }, { actor: 'li' }),
      event('mooring.alert.snoozed', A, {
        alertId: 'alert-1',
        revision: 2,
        until: '2026-04-01',
        reason: 'stock',
      }),
    ]).account;
    expect(alert).toMatchObject({ revision: 3, acknowledgedBy: 'li', snoozedUntil: '2026-04-01' });
  });

  test('recovered or closed by hand: none is open', () => {
    const recovered = event('mooring.relationship.recovered', A, {
      alertId: 'alert-1',
      revision: 2,
      week: '2026-04-06',
      rule: 'rule-1',
      weeksBelow: 4,
    });
    for (const end of [recovered, closedByHand('alert-1', 'kept-by-us')]) {
      expect(given('A', [statement('loosened', 'A'), end])).toStrictEqual(given('A'));
    }
  });

  test('reduced for good: the onset is muted until something new is raised', () => {
    const muted = given('A', [statement('loosened', 'A'), closedByHand('alert-1', 'reduced-for-good')]);
    expect(muted.account.muted).toStrictEqual({ onsetWeek: weekOf('2026-02-02'), weeksBelow: 0 });
    const raised = evolveAccount(muted.account, statement('loosened', 'A', { alertId: 'alert-2' }));
    expect(raised).not.toHaveProperty('muted');
  });

  test('what is said about another alert changes nothing', () => {
    const { account } = given('A', [statement('loosened', 'A')]);
    const others = [
      statement('worsened', 'A', { alertId: 'alert-0', revision: 9 }),
      event('mooring.alert.acknowledged', A, { alertId: 'alert-0', revision: 1 }),
      event('mooring.alert.snoozed', A, {
        alertId: 'alert-0',
        revision: 1,
        until: '2026-04-01',
        reason: 'x',
      }),
      closedByHand('alert-0', 'reduced-for-good'),
    ];
    for (const other of others) expect(evolveAccount(account, other)).toBe(account);
  });
});

describe('a task', () => {
  test('is open from opened on, at revision 1', () => {
    expect(given('A', [opened('t', 'li')]).account.tasks).toStrictEqual([
      { ...opened('t', 'li').data, revision: 1, openedAt: opened('t').time },
    ]);
  });

  test('assigned and snoozed: each counts the revision up; the reminder moves with the due date', () => {
    const { tasks } = given('A', [
      opened('t', 'li'),
      opened('other', 'li'),
      event('mooring.task.assigned', A, { taskId: 't', revision: 1, owner: 'wang', team: 'east' }),
      event('mooring.task.snoozed', A, { taskId: 't', revision: 2, due: '2026-03-20', reason: 'fair' }),
    ]).account;
    expect(tasks).toMatchObject([
      { taskId: 't', revision: 3, owner: 'wang', team: 'east', due: '2026-03-20', remindOn: '2026-03-20' },
      { taskId: 'other', revision: 1, owner: 'li' },
    ]);
  });

  test('completed or expired: it is gone, the others stay', () => {
    const both = given('A', [opened('t'), opened('other')]).account;
    const completed = event('mooring.task.completed', A, { taskId: 't', revision: 1, outcome: 'visited' });
    const expired = event('mooring.task.expired', A, { taskId: 't', revision: 1, reason: 'recovered' });
    for (const end of [completed, expired]) {
      expect(evolveAccount(both, end).tasks.map(({ taskId }) => taskId)).toEqual(['other']);
    }
  });
});

test('requests and refusals change nothing', () => {
  const { account } = given('A', [statement('loosened', 'A')]);
  const request = event('mooring.alert.acknowledged.requested', A, { alertId: 'alert-1', revision: 1 });
  const refusal = event('mooring.alert.acknowledged.refused', A, { request: 'r', reason: 'gone' });
  for (const said of [request, refusal]) expect(evolveAccount(account, said)).toBe(account);
});

describe('a closed week', () => {
  const open = given('A', [statement('loosened', 'A')]).account;
  const muted = given('A', [statement('loosened', 'A'), closedByHand('alert-1', 'reduced-for-good')]).account;

  test('counts weeks in a row below both thresholds; a high one starts again', () => {
    const two = countClosedWeek(countClosedWeek(open, true, 4), true, 4);
    expect(two.alert?.weeksBelow).toBe(2);
    expect(countClosedWeek(two, false, 4).alert?.weeksBelow).toBe(0);
  });

  test('that was not observed counts neither way', () => {
    const one = countClosedWeek(open, true, 4);
    expect(countClosedWeek(one, undefined, 4)).toBe(one);
  });

  test('changes nothing when there is nothing to count', () => {
    const calm = given('A').account;
    expect(countClosedWeek(calm, true, 4)).toBe(calm);
    expect(countClosedWeek(open, false, 4)).toBe(open);
    expect(countClosedWeek(muted, false, 4)).toBe(muted);
  });

  test('takes a mute away after the clearing weeks', () => {
    const three = [1, 2, 3].reduce((account) => countClosedWeek(account, true, 4), muted);
    expect(three.muted?.weeksBelow).toBe(3);
    expect(countClosedWeek(three, true, 4)).not.toHaveProperty('muted');
  });
});
