import { describe, expect, test } from '@jest/globals';
import type { AccountState } from '../account/account-state.js';
import type { DataOf, MooringEvent } from '../event/catalogue.js';
import { event, given, readBack, statement, when } from '../testing/index.js';
import { isFinished, type Notification } from './notification.js';

const A = 'account/A';
const CHANNELS = ['mail', 'hook'];

const loosened = statement('loosened', 'A');
const worsened = statement('worsened', 'A', { revision: 2 });
const recovered = event('mooring.relationship.recovered', A, {
  alertId: 'alert-1',
  revision: 3,
  week: '2026-03-30',
  rule: 'rule-1',
  weeksBelow: 4,
});
const raised = [loosened];
const after = (...events: readonly MooringEvent[]): AccountState => given('A', events).account;
const notificationsAfter = (...events: readonly MooringEvent[]): readonly Notification[] =>
  after(...events).notifications ?? [];

const claim = (attempt = 1, claimant = 'one', data: Partial<DataOf<'mooring.notification.claimed'>> = {}) =>
  event('mooring.notification.claimed', A, {
    notificationId: loosened.id,
    channel: 'mail',
    kind: 'email',
    attempt,
    claimant,
    channels: CHANNELS,
    ...data,
  });
const of = (attempt = 1, channel = 'mail') => ({ notificationId: loosened.id, channel, attempt });
const sent = (attempt = 1, channel = 'mail') => event('mooring.notification.sent', A, of(attempt, channel));
const uncertain = (attempt = 1) =>
  event('mooring.notification.uncertain', A, { ...of(attempt), reason: 'the connection broke' });
const failed = (attempt = 1, retryAt?: string) =>
  event('mooring.notification.failed', A, {
    ...of(attempt),
    reason: 'HTTP 500',
    ...(retryAt === undefined ? {} : { retryAt }),
  });
const mailIn = ([notification]: readonly Notification[]) => notification?.deliveries?.['mail'];

describe('a change of the relationship', () => {
  test.each([
    ['loosened', [loosened]],
    ['loosened', [loosened, worsened]],
    ['paused', [loosened, statement('paused', 'A', { revision: 2 })]],
  ] as const)('%s is news, and the only news of it', (kind, events) => {
    expect(notificationsAfter(...events)).toEqual([
      { notificationId: events.at(-1)?.id, kind, alertId: 'alert-1', since: loosened.time },
    ]);
  });

  test('for the worse is news of its own to those who have heard of the alert', () => {
    expect(notificationsAfter(loosened, claim(), sent(), worsened)).toMatchObject([
      { notificationId: worsened.id, kind: 'worsened' },
    ]);
  });

  test('in an imported history is none, and takes back older news', () => {
    expect(after({ ...loosened, backfill: true })).not.toHaveProperty('notifications');
    expect(after(loosened, { ...worsened, backfill: true })).not.toHaveProperty('notifications');
  });

  test('that is over before anybody was told is nobody’s news', () => {
    expect(after(loosened, recovered)).not.toHaveProperty('notifications');
    expect(notificationsAfter(loosened, claim(), failed(1), recovered)).toEqual([]);
  });

  test.each([
    ['was told', [claim(), sent()]],
    ['may have been told', [claim(), uncertain()]],
    ['is being told', [claim()]],
    ['was told before it worsened', [claim(), sent(), worsened]],
    ['has acknowledged it', [event('mooring.alert.acknowledged', A, { alertId: 'alert-1', revision: 1 })]],
  ])('that is over is news to an owner who %s', (_, heard) => {
    expect(notificationsAfter(loosened, ...heard, recovered)).toMatchObject([
      { notificationId: recovered.id, kind: 'recovered' },
    ]);
  });

  test('that is over says so, also where the account ships less than before', () => {
    const lower = { ...recovered, data: { ...recovered.data, share: 0.2 } };
    expect(notificationsAfter(loosened, claim(), sent(), lower)).toMatchObject([{ kind: 'settled-lower' }]);
    const back = { ...recovered, data: { ...recovered.data, share: 0.9 } };
    expect(notificationsAfter(loosened, claim(), sent(), back)).toMatchObject([{ kind: 'recovered' }]);
  });

  test('that the owner has closed is no news any more', () => {
    const closed = event('mooring.alert.closed', A, { alertId: 'alert-1', revision: 1, outcome: 'lost' });
    expect(after(loosened, closed)).not.toHaveProperty('notifications');
  });

  test('that the owner has acknowledged before being told needs no telling', () => {
    const acknowledged = event('mooring.alert.acknowledged', A, { alertId: 'alert-1', revision: 1 });
    expect(notificationsAfter(loosened, acknowledged).map(isFinished)).toEqual([true]);
    expect(notificationsAfter(loosened, acknowledged, worsened).map(isFinished)).toEqual([false]);
  });
});

describe('a claim', () => {
  test('is the first one’s', () => {
    const first = notificationsAfter(...raised, claim(1, 'one'));
    expect(mailIn(first)).toMatchObject({ status: 'claimed', attempt: 1, claimant: 'one' });
    expect(notificationsAfter(...raised, claim(1, 'one'), claim(1, 'two'))).toEqual(first);
  });

  test('of a later attempt takes over', () => {
    expect(mailIn(notificationsAfter(...raised, claim(1, 'one'), claim(2, 'two')))).toMatchObject({
      attempt: 2,
      claimant: 'two',
    });
  });

  test.each([
    ['that leaves out an attempt', [claim(2)]],
    ['of a notification that nobody knows', [claim(1, 'one', { notificationId: 'other' })]],
  ])('%s is in vain', (_, events) => {
    expect(notificationsAfter(...raised, ...events)).toEqual(notificationsAfter(...raised));
  });

  test.each([
    ['sent', [claim(), sent()]],
    ['uncertain', [claim(), uncertain()]],
    ['given up', [claim(), failed()]],
  ])('of what was %s is in vain', (_, events) => {
    expect(notificationsAfter(...raised, ...events, claim(2))).toEqual(
      notificationsAfter(...raised, ...events),
    );
  });

  test('of news that was replaced meanwhile is in vain', () => {
    expect(notificationsAfter(loosened, worsened, claim())).toEqual(notificationsAfter(loosened, worsened));
  });
});

describe('what is uncertain', () => {
  const recall = (attempt: number, claimant = 'one') => claim(attempt, claimant, { isRecall: true });

  test('is recalled once, by the first to claim it', () => {
    const recalled = notificationsAfter(...raised, claim(), uncertain(), recall(2, 'one'), recall(2, 'two'));
    expect(mailIn(recalled)).toMatchObject({ status: 'claimed', attempt: 2, claimant: 'one' });
    expect(mailIn(notificationsAfter(...raised, claim(), uncertain(), recall(2), sent(2)))).toEqual({
      status: 'sent',
      attempt: 2,
    });
  });

  test.each([['uncertain', uncertain(2)] as const, ['failed', failed(2)] as const])(
    'and whose recall is %s as well is left at that',
    (_, outcome) => {
      const told = [...raised, claim(), uncertain(), recall(2), outcome];
      expect(mailIn(notificationsAfter(...told))).toMatchObject({ status: 'uncertain', attempt: 2 });
      for (const again of [claim(3), recall(3)])
        expect(notificationsAfter(...told, again)).toEqual(notificationsAfter(...told));
    },
  );

  test('is nothing else', () => {
    for (const events of [[], [claim()], [claim(), sent()], [claim(), failed()]]) {
      const attempt = events.length === 0 ? 1 : 2;
      expect(notificationsAfter(...raised, ...events, recall(attempt))).toEqual(
        notificationsAfter(...raised, ...events),
      );
    }
  });
});

describe('an outcome', () => {
  test('that leaves hope is tried again at its time', () => {
    const retryAt = '2026-03-02T01:00:00.000Z';
    const notifications = notificationsAfter(...raised, claim(), failed(1, retryAt));
    expect(mailIn(notifications)).toEqual({ status: 'waiting', attempt: 1, retryAt });
    expect(mailIn(notificationsAfter(...raised, claim(), failed(1, retryAt), claim(2)))).toMatchObject({
      status: 'claimed',
      attempt: 2,
    });
  });

  test('without a claim says nothing', () => {
    expect(notificationsAfter(...raised, sent())).toEqual(notificationsAfter(...raised));
  });

  test('of an attempt that was given up for lost still counts when it is good', () => {
    expect(mailIn(notificationsAfter(...raised, claim(), uncertain(), sent()))).toMatchObject({
      status: 'sent',
    });
    expect(mailIn(notificationsAfter(...raised, claim(), claim(2), sent(1)))).toMatchObject({
      status: 'sent',
    });
    expect(mailIn(notificationsAfter(...raised, claim(), claim(2), failed(1)))).toMatchObject({
      status: 'claimed',
      attempt: 2,
    });
    expect(mailIn(notificationsAfter(...raised, claim(), sent(), uncertain()))).toMatchObject({
      status: 'sent',
    });
  });

  test('through every channel ends the notification, which stays for what is said later', () => {
    const both = [claim(), sent(), claim(1, 'one', { channel: 'hook' })];
    expect(notificationsAfter(...raised, ...both).map(isFinished)).toEqual([false]);
    expect(notificationsAfter(...raised, ...both, sent(1, 'hook')).map(isFinished)).toEqual([true]);
  });

  test('ends that an alert is over', () => {
    const over = { notificationId: recovered.id, channels: ['mail'] };
    const told = [loosened, claim(), sent(), recovered, claim(1, 'one', over)];
    const end = event('mooring.notification.sent', A, { ...of(), notificationId: recovered.id });
    expect(notificationsAfter(...told).map(isFinished)).toEqual([false]);
    expect(notificationsAfter(...told, end).map(isFinished)).toEqual([true]);
  });
});

describe('a reminder of a task', () => {
  const story = readBack(when(given('A'), { ...loosened, backfill: true }));
  const [task] = story.account.tasks;
  const { taskId, remindOn: on } = task ?? { taskId: '', remindOn: '' };
  const reached = event('mooring.deadline.reached', A, { deadline: 'task-reminder', taskId, on });
  const reminder = { taskId, on, since: reached.time };
  const claimIt = claim(1, 'one', { notificationId: reached.id, reminder });

  test('is kept from its claim on, and until the task is gone', () => {
    const reminded = when(story, reached);
    expect(reminded.account).not.toHaveProperty('notifications');
    const claimed = when(reminded, claimIt);
    expect(claimed.account.notifications).toMatchObject([
      { notificationId: reached.id, kind: 'task-reminder', taskId, on, deliveries: { mail: { attempt: 1 } } },
    ]);
    const done = event('mooring.task.completed', A, { taskId, revision: 1, outcome: 'visited' });
    expect(when(claimed, done).account).not.toHaveProperty('notifications');
  });

  test.each([
    ['before its day', [claimIt]],
    [
      'after the task was put off',
      [
        reached,
        event('mooring.task.snoozed', A, { taskId, revision: 1, due: '2026-04-01', reason: 'fair' }),
        claimIt,
      ],
    ],
  ])('cannot be claimed %s', (_, events) => {
    expect(events.reduce(when, story).account).not.toHaveProperty('notifications');
  });
});
