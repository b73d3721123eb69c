import { describe, expect, test } from '@jest/globals';
import { type CalendarData, calendarDataSchema } from '../calendar/calendar-data.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, event, given, readBack, statement, when } from '../testing/index.js';
import { weekOf } from '../week.js';

const A = 'account/A';

/** Golden Week 2025 as published: the Sunday before it and the Saturday after it are worked (调休). */
const CHINA: CalendarData = calendarDataSchema.parse({
  country: 'CN',
  from: '2025-01-01',
  to: '2025-12-31',
  holidays: ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => ({
    date: `2025-10-${day}`,
    name: { zh: '国庆节', en: 'National Day' },
  })),
  makeUpDays: ['2025-09-28', '2025-10-11'],
});
const published = closed(weekOf('2025-09-15'), { settings: DEFAULT_SETTINGS, calendars: [CHINA] });
const assigned = event('mooring.account.assigned', A, { owner: 'li', team: 'east' });

/** What follows when an alert is raised on a day in China. */
function taskOf(date: string, said: 'loosened' | 'paused' = 'loosened', facts = [published, assigned]) {
  const raised = { ...statement(said, 'A'), time: `${date}T00:00:00+08:00` };
  return when(given('A', facts), raised).said;
}

describe('an alert opens a task', () => {
  test('with owner and team of the account', () => {
    expect(taskOf('2025-09-22')).toMatchObject([
      {
        type: 'mooring.task.opened',
        subject: A,
        causationid: statement('loosened', 'A').id,
        data: { alertId: 'alert-1', cause: 'loosening', owner: 'li', team: 'east' },
      },
    ]);
  });

  test('without an owner while the account has none', () => {
    const [task] = taskOf('2025-09-22', 'loosened', [published]);
    expect(task?.data).not.toHaveProperty('owner');
    expect(task?.data).not.toHaveProperty('team');
  });

  test.each([
    ['three working days', '2025-09-22', 'loosened', '2025-09-25', '2025-09-24'],
    ['five, the worked Sunday among them', '2025-09-22', 'paused', '2025-09-28', '2025-09-26'],
    ['three, across Golden Week', '2025-09-29', 'loosened', '2025-10-10', '2025-10-09'],
    ['five, reminded on the worked Saturday', '2025-09-29', 'paused', '2025-10-13', '2025-10-11'],
  ] as const)('%s: raised on %s, %s: due %s, reminded on %s', (_, date, said, due, remindOn) => {
    expect(taskOf(date, said)[0]?.data).toMatchObject({ due, remindOn });
  });

  test.each([
    ['no calendar', []],
    ['only that of another country', [{ ...CHINA, country: 'HK' }]],
  ])('by weekends alone while %s has been published', (_, calendars) => {
    const carried = closed(weekOf('2025-09-15'), { settings: DEFAULT_SETTINGS, calendars });
    const [task] = taskOf('2025-09-30', 'loosened', [carried]);
    expect(task?.data).toMatchObject({ due: '2025-10-03', remindOn: '2025-10-02' });
  });

  test('by the days that the settings give', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      task: { looseningDays: 1, pausedDays: 1, remindDaysBefore: 2 },
    };
    const carried = closed(weekOf('2025-09-15'), { settings, calendars: [CHINA] });
    const [task] = taskOf('2025-09-22', 'loosened', [carried]);
    expect(task?.data).toMatchObject({ due: '2025-09-23', remindOn: '2025-09-22' });
  });
});

describe('one task per alert', () => {
  const raised = readBack(when(given('A', [published, assigned]), statement('loosened', 'A')));

  test('a pause while the first task is open puts the first step of the win-back in its place', () => {
    expect(raised.account.tasks).toHaveLength(1);
    const paused = when(raised, statement('paused', 'A', { revision: 2 })).said;
    expect(paused.map(({ type }) => type)).toEqual([
      'mooring.task.expired',
      'mooring.task.opened',
      'mooring.winback.planned',
    ]);
    expect(when(raised, statement('worsened', 'A', { revision: 2 })).said).toEqual([]);
  });

  test('that gets worse after its task was completed opens another one, unless it is snoozed', () => {
    const [task] = raised.account.tasks;
    const done = when(
      raised,
      event('mooring.task.completed', A, { taskId: task?.taskId ?? '', revision: 1, outcome: 'called' }),
    );
    const worse = statement('worsened', 'A', { revision: 2 });
    const [another] = when(done, worse).said;
    expect(another).toMatchObject({ type: 'mooring.task.opened', data: { cause: 'loosening', owner: 'li' } });
    expect(another?.data).not.toMatchObject({ taskId: task?.taskId });
    const snoozed = when(
      done,
      event('mooring.alert.snoozed', A, {
        alertId: 'alert-1',
        revision: 1,
        until: '2026-05-01',
        reason: '搬迁',
      }),
    );
    expect(when(snoozed, worse).said).toEqual([]);
    const { onWorsening: _none, ...before } = DEFAULT_SETTINGS.task;
    const carried = closed(weekOf('2025-09-22'), { settings: { ...DEFAULT_SETTINGS, task: before } });
    expect(when(when(done, carried), worse).said).toEqual([]);
  });

  test('a pause after the first task was completed opens the win-back', () => {
    const [task] = raised.account.tasks;
    const completed = event('mooring.task.completed', A, {
      taskId: task?.taskId ?? '',
      revision: 1,
      outcome: 'visited',
    });
    const { said } = when(when(raised, completed), statement('paused', 'A', { revision: 2 }));
    expect(said).toMatchObject([
      { type: 'mooring.task.opened', data: { cause: 'paused' } },
      { type: 'mooring.winback.planned' },
    ]);
  });

  test('expires when the account recovers or the alert is closed', () => {
    const recovered = event('mooring.relationship.recovered', A, {
      alertId: 'alert-1',
      revision: 2,
      week: '2026-04-06',
      rule: 'rule-1',
      weeksBelow: 4,
    });
    const closedByHand = event('mooring.alert.closed', A, {
      alertId: 'alert-1',
      revision: 1,
      outcome: 'not-valid',
    });
    for (const [end, reason] of [
      [recovered, 'the account recovered'],
      [closedByHand, 'the alert was closed'],
    ] as const) {
      const ended = when(raised, end);
      expect(ended.said).toMatchObject([{ type: 'mooring.task.expired', data: { revision: 1, reason } }]);
      expect(readBack(ended).account.tasks).toEqual([]);
    }
  });

  test('of another alert stays', () => {
    const other = event('mooring.alert.closed', A, { alertId: 'alert-0', revision: 1, outcome: 'lost' });
    expect(when(raised, other).said).toEqual([]);
  });
});
