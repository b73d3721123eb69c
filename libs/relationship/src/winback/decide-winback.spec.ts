import { describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, event, given, play, shipment, statement, type Story, when } from '../testing/index.js';
import { weekOf } from '../week.js';

const A = 'account/A';
const GAPS = [2, 5];
const settings = { ...DEFAULT_SETTINGS, winback: { gaps: GAPS } };
const { winback: _plans, ...withoutPlans } = DEFAULT_SETTINGS;

const published = closed(weekOf('2026-02-23'), { settings });
const assigned = event('mooring.account.assigned', A, { owner: 'li', team: 'east' });
/** Stated on Monday 2 March for the week of that day, as `HALVED` has it. */
const paused = statement('paused', 'A');
const planned = play(given('A', [published, assigned]), [paused]);

const open = ({ account: { winback } }: Story) => {
  if (winback === undefined) throw new Error('no plan is open');
  return winback;
};
const seen = (story: Story) => ({ planId: open(story).planId, revision: open(story).revision });
const at = (date: string) => ({ time: `${date}T02:00:00.000Z`, actor: 'li' });
const types = (events: readonly MooringEvent[]) => events.map(({ type }) => type.slice('mooring.'.length));

const attempt = (story: Story, date: string, more: { readonly next?: string } = {}) =>
  event(
    'mooring.winback.attempted.requested',
    A,
    { ...seen(story), date, how: 'call', reached: false, ...more },
    at(date),
  );
const wake = (story: Story, wakeOn: string, date = '2026-03-05') =>
  event(
    'mooring.winback.rescheduled.requested',
    A,
    { ...seen(story), wakeOn, reason: 'new season' },
    at(date),
  );
const tried = (story: Story, ...dates: readonly string[]) =>
  dates.reduce((told, date) => play(told, [attempt(told, date)]), story);
const allTried = tried(planned, '2026-03-05', '2026-03-09', '2026-03-16');

describe('a pause', () => {
  test('gets a plan whose first step is the task that it opens', () => {
    const { said } = when(given('A', [published, assigned]), paused);
    expect(said).toMatchObject([
      {
        type: 'mooring.task.opened',
        data: { cause: 'paused', due: '2026-03-09', owner: 'li', winback: { step: 1, asks: 'attempt' } },
      },
      {
        type: 'mooring.winback.planned',
        subject: A,
        causationid: paused.id,
        data: { alertId: 'alert-1', pausedWeek: '2026-03-02', gaps: GAPS },
      },
    ]);
    expect(planned.account.tasks).toMatchObject([{ taskId: open(planned).taskId }]);
  });

  test('takes the place of the task that is open for the alert, in the hands of whoever has it', () => {
    const handed = event('mooring.task.assigned', A, {
      taskId: 't',
      revision: 1,
      owner: 'wang',
      team: 'west',
    });
    const loosened = play(given('A', [published, assigned]), [statement('loosened', 'A')]);
    const taskId = loosened.account.tasks[0]?.taskId ?? '';
    const worse = play(loosened, [
      { ...handed, data: { ...handed.data, taskId } },
      statement('paused', 'A', { revision: 2 }),
    ]);
    expect(types(worse.said)).toEqual(['task.expired', 'task.opened', 'winback.planned']);
    expect(worse.said[0]?.data).toMatchObject({ taskId });
    expect(worse.account.tasks).toMatchObject([
      { taskId: open(worse).taskId, owner: 'wang', team: 'west', due: '2026-03-09', winback: { step: 1 } },
    ]);
  });

  test('leaves the task that is open for the alert where the settings have no plans', () => {
    const carried = closed(weekOf('2026-02-23'), { settings: withoutPlans });
    const loosened = play(given('A', [carried]), [statement('loosened', 'A')]);
    expect(play(loosened, [statement('paused', 'A', { revision: 2 })]).said).toEqual([]);
  });

  test('opens a task and no plan where the settings have none', () => {
    const carried = closed(weekOf('2026-02-23'), { settings: withoutPlans });
    const { said } = when(given('A', [carried]), paused);
    expect(types(said)).toEqual(['task.opened']);
    expect(said[0]?.data).not.toHaveProperty('winback');
  });

  test('of an account that has shipped since the judged week needs no plan', () => {
    const { said } = when(given('A', [published, shipment('A', '2026-03-10')]), paused);
    expect(types(said)).toEqual(['task.opened']);
  });

  test('of another alert leaves the open plan, which goes on under that alert', () => {
    const left = play(planned, [
      event('mooring.alert.closed', A, { alertId: 'alert-1', revision: 1, outcome: 'paused-with-wake-date' }),
    ]);
    const again = play(left, [statement('paused', 'A', { alertId: 'alert-2' })]);
    expect(again.said).toEqual([]);
    expect(open(again)).toEqual({ ...open(planned), alertId: 'alert-2' });
  });
});

describe('an attempt', () => {
  test('does the step, in the name of who made it, and opens the next one after the gap', () => {
    const made = play(planned, [attempt(planned, '2026-03-05')]);
    expect(types(made.said)).toEqual(['winback.attempted', 'task.opened']);
    expect(made.said[0]).toMatchObject({ actor: 'li', data: { step: 1, taskId: open(planned).taskId } });
    expect(made.account.tasks).toMatchObject([
      { due: '2026-03-09', remindOn: '2026-03-06', owner: 'li', winback: { step: 2, asks: 'attempt' } },
    ]);
    expect(open(made)).toMatchObject({
      revision: 2,
      step: 2,
      attempts: [{ step: 1, date: '2026-03-05', how: 'call', reached: false, by: 'li' }],
    });
  });

  test('may choose the day of the next step', () => {
    const made = play(planned, [attempt(planned, '2026-03-05', { next: '2026-04-01' })]);
    expect(made.account.tasks).toMatchObject([{ due: '2026-04-01', remindOn: '2026-04-01' }]);
  });

  test('that is logged late does not make the next step due in the past', () => {
    const late = event('mooring.winback.attempted.requested', A, attempt(planned, '2026-03-05').data, {
      ...at('2026-03-30'),
    });
    expect(play(planned, [late]).account.tasks).toMatchObject([{ due: '2026-03-30' }]);
  });

  test('is made by completing the task of the step, too', () => {
    const { taskId = '' } = open(planned);
    const done = event(
      'mooring.task.completed.requested',
      A,
      { taskId, revision: 1, outcome: 'called' },
      at('2026-03-05'),
    );
    const made = play(planned, [done]);
    expect(types(made.said)).toEqual(['task.completed', 'task.opened']);
    expect(open(made)).toMatchObject({ step: 2, attempts: [{ step: 1, date: '2026-03-05', by: 'li' }] });
  });

  test('after the last step leaves a decision to be made', () => {
    expect(open(allTried)).toMatchObject({ step: 4, attempts: [{ step: 1 }, { step: 2 }, { step: 3 }] });
    expect(allTried.account.tasks).toMatchObject([
      { due: '2026-03-23', winback: { step: 4, asks: 'decision' } },
    ]);
  });

  test('instead of the decision is taken, and the decision asked for after the last gap', () => {
    const again = tried(allTried, '2026-03-20');
    expect(open(again)).toMatchObject({ step: 4 });
    expect(open(again).attempts).toHaveLength(4);
    expect(again.account.tasks).toMatchObject([{ due: '2026-03-27', winback: { asks: 'decision' } }]);
    expect(open(tried(again, '2026-03-24')).attempts).toHaveLength(4);
  });
});

describe('a decision', () => {
  test('is not made by completing its task', () => {
    const { taskId = '' } = open(allTried);
    const done = event('mooring.task.completed.requested', A, { taskId, revision: 1, outcome: 'done' });
    expect(play(allTried, [done]).said).toMatchObject([
      { type: 'mooring.task.completed.refused', data: { reason: expect.stringContaining('won, lost') } },
    ]);
  });

  test('for won closes the plan and its task', () => {
    const asked = event(
      'mooring.winback.won.requested',
      A,
      { ...seen(allTried), detail: 'a trial' },
      at('2026-03-20'),
    );
    const { said, account } = play(allTried, [asked]);
    expect(types(said)).toEqual(['winback.won', 'task.expired']);
    expect(said[0]).toMatchObject({ actor: 'li', data: { reason: 'by-hand', detail: 'a trial' } });
    expect(account).not.toHaveProperty('winback');
    expect(account.tasks).toEqual([]);
  });

  test('for lost says why and to whom', () => {
    const asked = { ...seen(planned), reason: 'price', to: 'Rival Lines' } as const;
    const { said, account } = play(planned, [event('mooring.winback.lost.requested', A, asked)]);
    expect(types(said)).toEqual(['winback.lost', 'task.expired']);
    expect(said[0]?.data).toMatchObject({ reason: 'price', to: 'Rival Lines' });
    expect(account).not.toHaveProperty('winback');
  });
});

describe('a wake date', () => {
  const asleep = play(planned, [wake(planned, '2026-06-01')]);

  test('moves the step and its reminder', () => {
    expect(types(asleep.said)).toEqual(['winback.rescheduled']);
    expect(asleep.account.tasks).toMatchObject([{ revision: 2, due: '2026-06-01', remindOn: '2026-06-01' }]);
    expect(open(asleep)).toMatchObject({ revision: 2, wakeOn: '2026-06-01', wakeReason: 'new season' });
  });

  test('lets nothing be due before it', () => {
    expect(tried(asleep, '2026-03-06').account.tasks).toMatchObject([{ due: '2026-06-01' }]);
    const { taskId = '' } = open(asleep);
    const sooner = event('mooring.task.snoozed.requested', A, {
      taskId,
      revision: 2,
      due: '2026-04-01',
      reason: 'now',
    });
    expect(play(asleep, [sooner]).said).toMatchObject([
      { type: 'mooring.task.snoozed.refused', data: { reason: expect.stringContaining('2026-06-01') } },
    ]);
  });

  test('is over when a day is chosen after an attempt all the same', () => {
    const made = play(asleep, [attempt(asleep, '2026-03-06', { next: '2026-04-01' })]);
    expect(made.account.tasks).toMatchObject([{ due: '2026-04-01' }]);
    expect(open(made)).not.toHaveProperty('wakeOn');
  });

  test('in the past is refused, as is the next step', () => {
    for (const request of [
      wake(planned, '2026-03-04'),
      attempt(planned, '2026-03-05', { next: '2026-03-04' }),
    ]) {
      expect(play(planned, [request]).said).toMatchObject([
        {
          type: request.type.replace('requested', 'refused'),
          data: { reason: '2026-03-04 has passed already' },
        },
      ]);
    }
  });
});

describe('a plan closes by itself', () => {
  const ends = (story: Story, cause: MooringEvent) => play(story, [cause]);

  test('as won when a shipment of a later week is booked', () => {
    const { said, account } = ends(planned, shipment('A', '2026-03-09'));
    expect(types(said)).toEqual(['winback.won', 'task.expired']);
    expect(said[0]?.data).toMatchObject({ reason: 'shipped' });
    expect(account).not.toHaveProperty('winback');
    expect(account.alert).toBeDefined();
  });

  test('and not when late data about an earlier week comes', () => {
    expect(ends(planned, shipment('A', '2026-03-02')).said).toEqual([]);
    expect(ends(planned, shipment('A', '2026-02-02')).said).toEqual([]);
  });

  test('once, however much is booked', () => {
    const twice = ['2026-03-09', '2026-03-10'].map((date) => shipment('A', date));
    const unread = twice.reduce(when, planned);
    expect(unread.pending.map(({ type }) => type)).toEqual(['mooring.winback.won']);
    expect(types(play(planned, twice).said)).toEqual(['winback.won', 'task.expired']);
  });

  test('as won when the account recovers', () => {
    const week = { week: '2026-04-06', rule: 'rule-1', weeksBelow: 4 };
    const { said } = ends(
      planned,
      event('mooring.relationship.recovered', A, { alertId: 'alert-1', revision: 2, ...week }),
    );
    expect(said).toMatchObject([
      { type: 'mooring.winback.won', data: { reason: 'recovered' } },
      { type: 'mooring.task.expired', data: { reason: 'the win-back was won' } },
    ]);
  });

  test.each([
    ['kept-by-us', 'winback.won'],
    ['recovered-by-itself', 'winback.won'],
    ['reduced-for-good', 'winback.lost'],
    ['lost', 'winback.lost'],
    ['not-valid', 'winback.withdrawn'],
    ['paused-with-wake-date', undefined],
    ['handed-over', undefined],
  ] as const)('when the alert is closed as %s: %s', (outcome, end) => {
    const data = { alertId: 'alert-1', revision: 1, outcome, detail: 'to Rival Lines' };
    const { said, account } = ends(planned, event('mooring.alert.closed', A, data));
    expect(types(said)).toEqual(end === undefined ? [] : [end, 'task.expired']);
    expect(account.tasks).toHaveLength(end === undefined ? 1 : 0);
  });

  test('not when the alert is closed with a wake date, which is the plan’s from then on', () => {
    const wakeDate = '2026-06-01';
    const data = { alertId: 'alert-1', revision: 1, outcome: 'paused-with-wake-date', wakeDate } as const;
    const { said, account } = ends(planned, event('mooring.alert.closed', A, data));
    expect(types(said)).toEqual(['winback.rescheduled']);
    expect(account.winback).toMatchObject({ wakeOn: wakeDate, revision: 2 });
    expect(account.tasks).toMatchObject([{ due: wakeDate, remindOn: wakeDate }]);
  });

  test('as lost, with what was said when the alert was closed', () => {
    const data = { alertId: 'alert-1', revision: 1, outcome: 'lost', detail: 'to Rival Lines' } as const;
    const { said } = ends(planned, event('mooring.alert.closed', A, data));
    expect(said[0]?.data).toMatchObject({ reason: 'alert-closed', detail: 'to Rival Lines' });
  });

  test('not when another alert is closed', () => {
    const other = { alertId: 'alert-0', revision: 1, outcome: 'lost' } as const;
    expect(ends(planned, event('mooring.alert.closed', A, other)).said).toEqual([]);
  });
});

describe('who acts on what has changed', () => {
  const stale = { ...seen(planned), revision: 7 };

  test.each<MooringEvent>([
    event('mooring.winback.attempted.requested', A, { ...attempt(planned, '2026-03-05').data, revision: 7 }),
    event('mooring.winback.rescheduled.requested', A, { ...stale, wakeOn: '2026-06-01', reason: 'fair' }),
    event('mooring.winback.won.requested', A, stale),
    event('mooring.winback.lost.requested', A, { ...stale, reason: 'price' }),
  ])('is told so: $type', (request) => {
    const refused = request.type.replace('requested', 'refused');
    expect(play(planned, [request]).said).toMatchObject([
      {
        type: refused,
        data: { request: request.id, reason: expect.stringContaining('it is at revision 1') },
      },
    ]);
    expect(play(given('A'), [request]).said).toMatchObject([
      { type: refused, data: { reason: 'the plan is not open any more' } },
    ]);
  });

  test('of two who act at once, one is accepted', () => {
    const first = when(planned, attempt(planned, '2026-03-05'));
    const second = when(first, { ...wake(planned, '2026-06-01'), id: 'second' });
    expect(types(second.said)).toEqual(['winback.rescheduled.refused']);
  });

  test('while an attempt is on its way sees the next task under the wake date', () => {
    const first = when(planned, attempt(planned, '2026-03-05'));
    const { planId, revision } = open(planned);
    const sleep = event('mooring.winback.rescheduled.requested', A, {
      planId,
      revision: revision + 1,
      wakeOn: '2026-06-01',
      reason: 'new season',
    });
    const { account } = play(first, [sleep]);
    expect(account.tasks).toMatchObject([{ due: '2026-06-01', winback: { step: 2 } }]);
  });
});
