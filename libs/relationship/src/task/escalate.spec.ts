import { describe, expect, test } from '@jest/globals';
import { type CalendarData, calendarDataSchema } from '../calendar/calendar-data.js';
import type { MooringEvent } from '../event/catalogue.js';
import type { Roster } from '../roster/roster.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, event, given, play, readBack, statement, type Story, when } from '../testing/index.js';
import { weekOf } from '../week.js';

const A = 'account/A';
const ROSTER: Roster = {
  managers: [{ manager: 'li', deputy: 'wang' }, { manager: 'zhao' }],
  teams: [{ team: 'east', head: 'chen' }],
};
/** Raised on a Monday: due on Thursday, to the deputy on the Monday after, to the head on the Wednesday. */
const raised = { ...statement('loosened', 'A'), time: '2026-03-02T00:00:00+08:00' };

function opened(roster = ROSTER, calendars: readonly CalendarData[] = []): Story {
  const settings = { ...DEFAULT_SETTINGS, roster };
  const begun = [
    closed(weekOf('2026-02-23'), { settings, calendars }),
    event('mooring.account.assigned', A, { owner: 'li', team: 'east' }),
  ];
  return readBack(when(given('A', begun), raised));
}

function taskIn({ account: { tasks } }: Story) {
  const [task] = tasks;
  if (task === undefined) throw new Error('no task is open');
  return task;
}

/** That the day of a rung has come. */
function reached(story: Story, level: 'deputy' | 'head', said = 'one'): MooringEvent {
  const { taskId, ladder } = taskIn(story);
  const rung = ladder?.rungs.find((each) => each.level === level);
  if (rung === undefined || ladder === undefined) throw new Error('the task has no ladder');
  const data = { deadline: 'task-escalation', taskId, ...rung, since: ladder.since } as const;
  return event('mooring.deadline.reached', A, data, {
    id: `${level} ${said}`,
    time: `${rung.on}T01:00:00.000Z`,
  });
}

const escalations = ({ said }: Story) => said.filter(({ type }) => type === 'mooring.task.escalated');

describe('a task that is not done in time', () => {
  test('goes to the deputy two working days after it was due, and two later to the head', () => {
    const story = opened();
    expect(taskIn(story)).toMatchObject({
      due: '2026-03-05',
      ladder: {
        since: 1,
        rungs: [
          { level: 'deputy', on: '2026-03-09' },
          { level: 'head', on: '2026-03-11' },
        ],
      },
    });
    const deputy = play(story, [reached(story, 'deputy')]);
    expect(escalations(deputy)).toMatchObject([{ data: { level: 'deputy', to: 'wang', revision: 1 } }]);
    expect(taskIn(deputy)).toMatchObject({ owner: 'li', revision: 1, escalations: [{ to: 'wang' }] });
    const head = play(deputy, [reached(deputy, 'head')]);
    expect(escalations(head)).toMatchObject([{ data: { level: 'head', to: 'chen' } }]);
    expect(taskIn(head).escalations).toHaveLength(2);
  });

  test('goes there once, however often and in whichever order its days are said to have come', () => {
    const story = opened();
    const all = [
      reached(story, 'head', 'early'),
      reached(story, 'deputy'),
      reached(story, 'deputy', 'two'),
      reached(story, 'head'),
      reached(story, 'head', 'two'),
      reached(story, 'deputy', 'three'),
    ];
    const after = play(story, all);
    expect(escalations(after).map(({ data }) => data)).toMatchObject([
      { level: 'deputy' },
      { level: 'head' },
    ]);
    // The same at once, before anything was read back.
    const atOnce = readBack(all.reduce(when, story));
    expect(taskIn(atOnce).escalations).toMatchObject([{ level: 'deputy' }, { level: 'head' }]);
  });

  test.each<[string, Roster, readonly object[]]>([
    ['nobody is named', { managers: [], teams: [] }, [{ level: 'deputy' }, { level: 'head' }]],
    [
      'the head has it already',
      { managers: [], teams: [{ team: 'east', head: 'li' }] },
      [{ level: 'deputy' }, { level: 'head' }],
    ],
  ])('where %s is still said to be late, and goes to nobody', (_, roster, expected) => {
    const story = opened(roster);
    const after = play(story, [reached(story, 'deputy'), reached(story, 'head')]);
    expect(taskIn(after).escalations).toMatchObject(expected);
    for (const { data } of escalations(after)) expect(data).not.toHaveProperty('to');
    expect(after.account.notifications?.filter(({ kind }) => kind === 'task-escalated') ?? []).toEqual([]);
  });

  test('that was moved begins at the bottom, by the new day', () => {
    const story = opened();
    const late = play(story, [reached(story, 'deputy')]);
    const { taskId } = taskIn(late);
    const ask = { taskId, revision: 1, due: '2026-03-12', reason: 'fair' };
    const moved = play(late, [event('mooring.task.snoozed.requested', A, ask)]);
    expect(taskIn(moved)).not.toHaveProperty('escalations');
    expect(taskIn(moved).ladder).toEqual({
      since: 2,
      rungs: [
        { level: 'deputy', on: '2026-03-16' },
        { level: 'head', on: '2026-03-18' },
      ],
    });
    expect(play(moved, [reached(late, 'head'), reached(late, 'deputy', 'again')]).said).toEqual([]);
    expect(escalations(play(moved, [reached(moved, 'deputy', 'new')]))).toHaveLength(1);
  });

  test('that is done goes to nobody', () => {
    const story = opened();
    const { taskId } = taskIn(story);
    const done = event('mooring.task.completed.requested', A, { taskId, revision: 1, outcome: 'visited' });
    expect(escalations(play(story, [done, reached(story, 'deputy')]))).toEqual([]);
  });
});

describe('whoever a task has gone to', () => {
  const story = opened();
  const late = play(story, [reached(story, 'deputy')]);
  const told = ({ account: { notifications = [] } }: Story) =>
    notifications.filter(({ kind }) => kind === 'task-escalated');

  test('is told once, beside the owner', () => {
    expect(told(late)).toMatchObject([{ to: 'wang', alertId: 'alert-1', since: '2026-03-09T01:00:00.000Z' }]);
  });

  test('is not told any more when it is done, moved or has gone on', () => {
    const { taskId } = taskIn(late);
    const done = event('mooring.task.completed.requested', A, { taskId, revision: 1, outcome: 'visited' });
    expect(told(play(late, [done]))).toEqual([]);
    const ask = { taskId, revision: 1, due: '2026-03-12', reason: 'fair' };
    expect(told(play(late, [event('mooring.task.snoozed.requested', A, ask)]))).toEqual([]);
    expect(told(play(late, [reached(late, 'head')]))).toMatchObject([{ to: 'chen' }]);
  });
});

describe('the working days of the country that the roster names', () => {
  const germany = calendarDataSchema.parse({
    country: 'DE',
    from: '2026-01-01',
    to: '2026-12-31',
    holidays: [{ date: '2026-03-03', name: { zh: '节', en: 'Holiday' } }],
    makeUpDays: [],
  });
  const roster = { managers: [{ manager: 'li', country: 'DE' }], teams: [] };

  test('decide when a task is due, where they were published', () => {
    expect(taskIn(opened(roster, [germany]))).toMatchObject({ due: '2026-03-06' });
    expect(taskIn(opened(roster))).toMatchObject({ due: '2026-03-05' });
  });
});
