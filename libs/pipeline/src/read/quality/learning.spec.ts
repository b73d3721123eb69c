import { describe, expect, test } from '@jest/globals';
import { learnOfCause } from './cause-learning.js';
import type { LearnedAlert } from './learned-alert.js';
import { learnOfSteps, type LearnedTask } from './step-learning.js';

const alert = (accountId: string, outcome?: LearnedAlert['outcome'], closedAt = '2026-03-02T09:00:00Z') =>
  ({
    accountId,
    alertId: `alert ${accountId}`,
    cause: 'loosening',
    status: outcome === undefined ? 'open' : 'closed',
    raisedWeek: '2026-01-26',
    ...(outcome === undefined ? {} : { outcome, closedAt }),
  }) satisfies LearnedAlert;

describe('what came of the alerts of a cause', () => {
  const ended = [
    alert('A', 'kept-by-us'),
    alert('B', 'recovered'),
    alert('C', 'lost', '2026-02-16T09:00:00Z'),
    alert('D', 'reduced-for-good'),
    alert('E', 'not-valid', '2026-02-03T09:00:00Z'),
    alert('F', 'handed-over'),
  ];
  const talks = new Map([
    ['A', ['2026-01-30', '2026-02-04']],
    ['B', ['2026-03-03']],
    ['C', ['2026-02-16']],
    ['G', ['2026-02-08']],
  ]);
  const learned = learnOfCause('loosening', ended, [...ended, alert('G')], talks);

  test('counts how they ended', () => {
    expect(learned).toMatchObject({ ended: 6, kept: 1, recovered: 1, lost: 2, notValid: 1 });
  });

  test('a talk before the alert, or after its end, is no try', () => {
    expect(learned).toMatchObject({ tried: 2, stayedShareTried: 0.5, stayedShareUntried: 0.5 });
  });

  test('takes the median from the end of the week that raised it, and open ones into the first contact', () => {
    // Closed after 28, 28, 14, 28, 1 and 28 days; first talks after 2, 14 and 6.
    expect(learned).toMatchObject({ daysToClose: 28, daysToContact: 6 });
  });

  test('has no shares and no medians without any', () => {
    expect(learnOfCause('paused', [], [], new Map())).toEqual({
      cause: 'paused',
      ended: 0,
      tried: 0,
      kept: 0,
      recovered: 0,
      lost: 0,
      notValid: 0,
      stayedShareTried: null,
      stayedShareUntried: null,
      daysToClose: null,
      daysToContact: null,
    });
  });
});

describe('what came of a step of a playbook', () => {
  const text = (en: string) => ({ zh: `${en} 中文`, en });
  const task = (accountId: string, openedAt: string, checklist: LearnedTask['checklist']): LearnedTask => ({
    alertId: `alert ${accountId}`,
    cause: 'loosening',
    openedAt,
    ...(checklist === undefined ? {} : { checklist }),
  });
  const done = { doneAt: '2026-02-06T10:00:00Z' };

  test('compares those who did it with those who did not, in the words of the latest task', () => {
    const tasks = [
      task('A', '2026-02-02T01:00:00Z', [{ step: 'call', text: text('Call them'), ...done }]),
      task('B', '2026-02-04T01:00:00Z', [
        { step: 'call', text: text('Call'), ...done },
        { step: 'offer', text: text('Offer') },
      ]),
      task('C', '2026-02-03T01:00:00Z', [{ step: 'call', text: text('Old words') }]),
      task('open', '2026-02-05T01:00:00Z', [{ step: 'call', text: text('Newer'), ...done }]),
      task('D', '2026-02-05T01:00:00Z', undefined),
    ];
    const alerts = [alert('A', 'kept-by-us'), alert('B', 'lost'), alert('C', 'lost'), alert('D', 'lost')];
    expect(learnOfSteps(tasks, alerts)).toEqual([
      {
        cause: 'loosening',
        step: 'call',
        text: text('Call'),
        tasks: 3,
        tried: 2,
        stayed: 1,
        stayedShareTried: 0.5,
        stayedShareUntried: 0,
        daysToStep: 3,
      },
      expect.objectContaining({
        step: 'offer',
        tasks: 1,
        tried: 0,
        stayedShareTried: null,
        daysToStep: null,
      }),
    ]);
  });

  test('is nothing where tasks have no checklist', () => {
    expect(learnOfSteps([task('A', '2026-02-02T01:00:00Z', undefined)], [alert('A', 'lost')])).toEqual([]);
  });
});
