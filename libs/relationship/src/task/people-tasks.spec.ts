import { describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { closed, event, given, play, readBack, type Story, when } from '../testing/index.js';
import { weekOf } from '../week.js';

const A = 'account/A';
const MONDAY = '2026-03-02T09:00:00+08:00';
const begun = [
  closed(weekOf('2026-02-23'), { settings: DEFAULT_SETTINGS }),
  event('mooring.account.assigned', A, { owner: 'li', team: 'east' }),
];
const account = given('A', begun);

type Talk = { readonly nextStep?: string; readonly due?: string; readonly id?: string };

/** A talk that is logged on a Monday, under one interaction id unless said. */
function talk({ nextStep, due, id = 'talk-1' }: Talk, envelope: Partial<MooringEvent> = {}) {
  const data = {
    interactionId: id,
    date: '2026-03-02',
    kind: 'call' as const,
    contactIds: ['ann'],
    sealed: nextStep === undefined ? {} : { nextStep },
    ...(due === undefined ? {} : { nextStepDue: due }),
  };
  const { time = MONDAY, actor = 'li', backfill = false } = envelope;
  return event('mooring.interaction.logged', A, data, { time, actor, ...(backfill ? { backfill } : {}) });
}

const saidOf = (story: Story) => story.said.map(({ type, data }) => ({ type, data }));

describe('the next step of a talk', () => {
  test('is a task of whoever looks after the account, sealed as the talk has it', () => {
    const { said } = when(account, talk({ nextStep: 'c2VhbGVk', due: '2026-03-10' }));
    expect(said).toMatchObject([
      {
        type: 'mooring.task.opened',
        data: {
          cause: 'next-step',
          owner: 'li',
          team: 'east',
          due: '2026-03-10',
          remindOn: '2026-03-10',
          sealed: { title: 'c2VhbGVk' },
          contactIds: ['ann'],
          interactionId: 'talk-1',
          openedBy: 'li',
        },
      },
    ]);
    expect(said[0]?.data).not.toHaveProperty('alertId');
  });

  test('without a day is due after three working days, reminded of the day before', () => {
    const { said } = when(account, talk({ nextStep: 'c2VhbGVk' }));
    expect(said).toMatchObject([{ data: { due: '2026-03-05', remindOn: '2026-03-04' } }]);
  });

  test('with a day that is over by now is due today', () => {
    const { said } = when(account, talk({ nextStep: 'c2VhbGVk', due: '2026-02-20' }));
    expect(said).toMatchObject([{ data: { due: '2026-03-02' } }]);
  });

  test.each<[string, Story, MooringEvent]>([
    ['there is none', account, talk({})],
    [
      'the settings say nothing of it',
      given('A', [withoutNextSteps(), ...begun.slice(1)]),
      talk({ nextStep: 'c2VhbGVk' }),
    ],
    ['no week was closed yet', given('A', begun.slice(1)), talk({ nextStep: 'c2VhbGVk' })],
    ['it is imported history', account, talk({ nextStep: 'c2VhbGVk' }, { backfill: true })],
    [
      'it is imported, and its day was over',
      account,
      talk({ nextStep: 'c2VhbGVk', due: '2026-02-27' }, { backfill: true }),
    ],
  ])('opens no task where %s', (_, story, logged) => {
    expect(when(story, logged).said).toEqual([]);
  });

  test('opens one where it is imported and still ahead', () => {
    const imported = talk({ nextStep: 'c2VhbGVk', due: '2026-03-09' }, { backfill: true });
    expect(when(account, imported).said).toMatchObject([{ data: { due: '2026-03-09' } }]);
  });

  test('that is corrected changes the open task and opens no other', () => {
    const open = play(account, [talk({ nextStep: 'b25l', due: '2026-03-10' })]);
    const moved = play(open, [talk({ nextStep: 'dHdv', due: '2026-03-12' })]);
    expect(moved.said.map(({ type }) => type)).toEqual(['mooring.task.snoozed']);
    expect(moved.account.tasks).toMatchObject([
      { sealed: { title: 'dHdv' }, due: '2026-03-12', revision: 3 },
    ]);
    const gone = play(moved, [talk({})]);
    expect(gone.said.map(({ type }) => type)).toEqual(['mooring.task.expired']);
    expect(gone.account.tasks).toEqual([]);
  });

  test('that was done is not opened again when the talk is corrected', () => {
    const open = play(account, [talk({ nextStep: 'b25l' })]);
    const [{ taskId, revision } = { taskId: '', revision: 0 }] = open.account.tasks;
    const done = event('mooring.task.completed.requested', A, { taskId, revision, outcome: 'sent' });
    expect(play(open, [done, talk({ nextStep: 'dHdv' })]).account.tasks).toEqual([]);
    expect(play(open, [done, talk({ nextStep: 'dHdv', id: 'talk-2' })]).account.tasks).toHaveLength(1);
  });
});

describe('a task that somebody sets', () => {
  const wanted = { taskId: 'mine', sealed: { title: 'c2VhbGVk' }, contactIds: [], due: '2026-03-06' };
  const asked = (data: object = {}) =>
    event('mooring.task.opened.requested', A, { ...wanted, ...data }, { time: MONDAY, actor: 'li' });

  test('opens in their name, due and reminded of on the day that they chose', () => {
    expect(when(account, asked()).said).toMatchObject([
      {
        type: 'mooring.task.opened',
        actor: 'li',
        data: {
          ...wanted,
          cause: 'by-hand',
          owner: 'li',
          team: 'east',
          remindOn: '2026-03-06',
          openedBy: 'li',
        },
      },
    ]);
  });

  test('may be for somebody else', () => {
    const { said } = when(account, asked({ owner: 'wang', team: 'north' }));
    expect(said).toMatchObject([{ data: { owner: 'wang', team: 'north' } }]);
  });

  test('is not set for a day that is over', () => {
    expect(saidOf(when(account, asked({ due: '2026-03-01' })))).toMatchObject([
      { type: 'mooring.task.opened.refused', data: { reason: '2026-03-01 has passed already' } },
    ]);
  });

  test('is cancelled by whoever has made it, and by nobody else', () => {
    const open = readBack(when(account, asked()));
    const cancel = (actor: string) =>
      when(open, event('mooring.task.cancelled.requested', A, { taskId: 'mine', revision: 1 }, { actor }));
    expect(saidOf(cancel('wang'))).toMatchObject([
      { type: 'mooring.task.cancelled.refused', data: { reason: 'only li, who has made it, may cancel it' } },
    ]);
    expect(saidOf(cancel('li'))).toMatchObject([{ type: 'mooring.task.cancelled' }]);
    expect(readBack(cancel('li')).account.tasks).toEqual([]);
  });

  test('an alert’s task is not cancelled: it is done, or goes with its alert', () => {
    const fact = {
      taskId: 't',
      alertId: 'a',
      cause: 'loosening',
      due: '2026-03-06',
      remindOn: '2026-03-06',
    } as const;
    const open = given('A', [...begun, event('mooring.task.opened', A, fact)]);
    const cancel = event(
      'mooring.task.cancelled.requested',
      A,
      { taskId: 't', revision: 1 },
      { actor: 'li' },
    );
    expect(saidOf(when(open, cancel))).toMatchObject([{ type: 'mooring.task.cancelled.refused' }]);
  });
});

function withoutNextSteps(): MooringEvent {
  const { nextStepDays: _days, ...task } = DEFAULT_SETTINGS.task;
  return closed(weekOf('2026-02-23'), { settings: { ...DEFAULT_SETTINGS, task } });
}
