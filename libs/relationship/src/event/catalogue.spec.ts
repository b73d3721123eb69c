import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import { HALVED } from '../testing/index.js';
import { CATALOGUE, type DataOf, dataschemaOf, type EventType, isEventType } from './catalogue.js';
import { validateEvent } from './validate-event.js';

const week = '2026-03-02';
const stated = { alertId: 'a', revision: 1, week, rule: 'rule-1', facts: HALVED };
const seen = { alertId: 'a', revision: 1 };
const task = { taskId: 't', revision: 1 };
const shipped = { shipmentId: 's', version: 1, date: week, orders: 1, amount: 1000 };
const contact = { contactId: 'ann', role: 'decision-maker', sealed: { name: 'c2VhbGVk' } } as const;
const refused = { request: 'r', reason: 'the alert is not open any more' };
const told = { notificationId: 'n', channel: 'mail', attempt: 1 };
const control = { eventId: 'e', sequence: 2, reason: 'the feed was mended' };
const opened = { taskId: 't', cause: 'paused', due: week, remindOn: week } as const;
const calendar = { country: 'CN', from: week, to: week, holidays: [], makeUpDays: [] };

const plan = { planId: 'p', revision: 1 };
const attempt = { ...plan, date: week, how: 'call', reached: true } as const;

const {
  calibration: _mode,
  coolDown: _rule,
  budget: _budget,
  notices: _notices,
  recovery: _recovery,
  snooze: _returns,
  winback: _plans,
  playbooks: _playbooks,
  escalation: _escalation,
  contactClock: _clock,
  ...plainSettings
} = DEFAULT_SETTINGS;

const chance = { chance: 0.4, prior: 0.4, priorOutcomes: 10, kept: 0, lost: 0 };
const chances = { loosening: chance, paused: chance };
const factors = {
  probability: 0.4,
  value: 100,
  basis: 'revenue',
  chance: 0.4,
  outcomes: 0,
  cost: 0,
  worth: 16,
} as const;
const placement = { alertId: 'a', week, rank: 1, of: 1, capacity: 1, factors };

/** The least that an event of each type has to say: no field can be left out. */
const LEAST: { readonly [Type in EventType]: DataOf<Type> } = {
  'mooring.account.registered': { name: '远洋' },
  'mooring.account.assigned': { owner: 'li.wei' },
  'mooring.contact.added': contact,
  'mooring.contact.changed': contact,
  'mooring.contact.erased': { contactId: 'ann' },
  'mooring.shipment.booked': shipped,
  'mooring.shipment.amended': shipped,
  'mooring.shipment.cancelled': { shipmentId: 's', version: 2 },
  'mooring.interaction.logged': { interactionId: 'i', date: week, kind: 'call', contactIds: [], sealed: {} },
  'mooring.settings.activated': plainSettings,
  'mooring.calendar.published': calendar,
  'mooring.week.ended': { week, delivered: {} },
  'mooring.week.measured': { week, partition: 0, numerator: 1, denominator: 1, delivered: {} },
  'mooring.week.closed': { week, index: 1, silent: [] },
  'mooring.week.judged': {
    week,
    partition: 0,
    candidates: [
      { accountId: 'A', alertId: 'a', revision: 1, cause: 'loosening', probability: 0.4, value: 100 },
    ],
    verdicts: { loosening: { kept: 0, lost: 0 }, paused: { kept: 0, lost: 0 } },
  },
  'mooring.budget.asked': { week, capacity: 1, cost: 0, basis: 'revenue', chances, candidates: [] },
  'mooring.budget.granted': { week, capacity: 1, chances, ranking: [] },
  'mooring.alert.surfaced': placement,
  'mooring.alert.held': { ...placement, reason: 'capacity' },
  'mooring.model.calibrated': {
    week,
    calibration: { slope: 1.2, intercept: -0.4 },
    fitted: { judged: 200, lost: 30 },
    tested: { judged: 90, lost: 12 },
    losses: { uncalibrated: 0.3, active: 0.3, candidate: 0.25 },
  },
  'mooring.market.noticed': {
    noticeId: 'n',
    week,
    state: 'slump',
    index: 0.6,
    usual: 1,
    weight: 30,
  },
  'mooring.feed.silent': { noticeId: 'n', week, feed: 'tms', last: week },
  'mooring.feed.resumed': { noticeId: 'n', week, feed: 'tms', last: week, reason: 'delivered' },
  'mooring.import.began': { importId: 'i', source: 'tms' },
  'mooring.import.ended': { importId: 'i', source: 'tms' },
  'mooring.relationship.loosened': stated,
  'mooring.relationship.worsened': stated,
  'mooring.relationship.paused': stated,
  'mooring.relationship.recovered': { alertId: 'a', revision: 1, week, rule: 'rule-1', weeksBelow: 4 },
  'mooring.alert.acknowledged.requested': seen,
  'mooring.alert.acknowledged': seen,
  'mooring.alert.acknowledged.refused': refused,
  'mooring.alert.snoozed.requested': { ...seen, until: week, reason: 'fair' },
  'mooring.alert.snoozed': { ...seen, until: week, reason: 'fair' },
  'mooring.alert.snoozed.refused': refused,
  'mooring.alert.returned': {
    ...seen,
    until: week,
    reason: 'fair',
    before: { week, probability: 0.4, weeks: 8, shipped: 80 },
    now: { week, probability: null, weeks: 8, shipped: 40 },
    since: { shipped: 10, orders: 1 },
  },
  'mooring.alert.closed.requested': { ...seen, outcome: 'lost' },
  'mooring.alert.closed': { ...seen, outcome: 'lost' },
  'mooring.alert.closed.refused': refused,
  'mooring.task.opened.requested': { taskId: 't', sealed: { title: 'c2VhbGVk' }, contactIds: [], due: week },
  'mooring.task.opened': opened,
  'mooring.task.opened.refused': refused,
  'mooring.task.assigned.requested': { ...task, owner: 'li.wei' },
  'mooring.task.assigned': { ...task, owner: 'li.wei' },
  'mooring.task.assigned.refused': refused,
  'mooring.task.snoozed.requested': { ...task, due: week, reason: 'fair' },
  'mooring.task.snoozed': { ...task, due: week, reason: 'fair' },
  'mooring.task.snoozed.refused': refused,
  'mooring.task.completed.requested': { ...task, outcome: 'visited' },
  'mooring.task.completed': { ...task, outcome: 'visited' },
  'mooring.task.completed.refused': refused,
  'mooring.task.cancelled.requested': task,
  'mooring.task.cancelled': task,
  'mooring.task.cancelled.refused': refused,
  'mooring.task.step-done.requested': { ...task, step: 'call' },
  'mooring.task.step-done': { ...task, step: 'call' },
  'mooring.task.step-done.refused': refused,
  'mooring.task.escalated': { ...task, level: 'deputy' },
  'mooring.task.expired': { ...task, reason: 'recovered' },
  'mooring.winback.planned': { planId: 'p', alertId: 'a', pausedWeek: week, gaps: [7], taskId: 't' },
  'mooring.winback.attempted.requested': attempt,
  'mooring.winback.attempted': { ...attempt, step: 1 },
  'mooring.winback.attempted.refused': refused,
  'mooring.winback.rescheduled.requested': { ...plan, wakeOn: week, reason: 'new season' },
  'mooring.winback.rescheduled': { ...plan, wakeOn: week },
  'mooring.winback.rescheduled.refused': refused,
  'mooring.winback.won.requested': plan,
  'mooring.winback.won': { ...plan, reason: 'shipped' },
  'mooring.winback.won.refused': refused,
  'mooring.winback.lost.requested': { ...plan, reason: 'price' },
  'mooring.winback.lost': { ...plan, reason: 'alert-closed' },
  'mooring.winback.lost.refused': refused,
  'mooring.winback.withdrawn': plan,
  'mooring.keep-in-touch.lapsed': { since: week, redOn: week },
  'mooring.deadline.reached': { deadline: 'task-reminder', taskId: 't', on: week },
  'mooring.notification.claimed': {
    ...told,
    kind: 'email',
    claimant: 'c',
    channels: ['mail'],
  },
  'mooring.notification.sent': told,
  'mooring.notification.failed': { ...told, reason: 'HTTP 500' },
  'mooring.notification.uncertain': { ...told, reason: 'the connection broke' },
  'mooring.notifications.chosen': { off: [] },
  'mooring.channel.failing': { channel: 'crm', reason: 'HTTP 500' },
  'mooring.channel.restored': { channel: 'crm' },
  'mooring.channel.disabled': { channel: 'crm', why: 'gone', reason: 'HTTP 410' },
  'mooring.channel.enabled': { channel: 'crm' },
  'mooring.team-digest.claimed': {
    digestId: 'd',
    channel: 'mail',
    attempt: 1,
    kind: 'email',
    claimant: 'one',
    channels: ['mail'],
    from: '2026-03-02T00:00:00Z',
    until: '2026-03-09T00:00:00Z',
    fromWeek: null,
    untilWeek: week,
  },
  'mooring.team-digest.sent': { digestId: 'd', channel: 'mail', attempt: 1 },
  'mooring.team-digest.failed': { digestId: 'd', channel: 'mail', attempt: 1, reason: 'HTTP 500' },
  'mooring.team-digest.uncertain': { digestId: 'd', channel: 'mail', attempt: 1, reason: 'it broke' },
  'mooring.parked.retried': control,
  'mooring.parked.skipped': control,
};

const envelope = { id: '1', source: 'tms', subject: 'account/A', time: '2026-03-02T09:00:00+08:00' };
const checked = (type: EventType, data: object) =>
  validateEvent({ ...envelope, type, dataschema: dataschemaOf(type), data });
const fieldsOf = (result: ReturnType<typeof validateEvent>) =>
  result.ok ? [] : result.problems.map(({ field }) => field);

describe.each(Object.keys(CATALOGUE).filter(isEventType))('an event %s', (type) => {
  const least = LEAST[type];

  test('that says the least passes as it is', () => {
    const event = { ...envelope, type, dataschema: dataschemaOf(type), data: least };
    expect(validateEvent(event)).toEqual({ ok: true, event });
  });

  test('that leaves out any of it is told which', () => {
    for (const left of Object.keys(least)) {
      const rest = Object.fromEntries(Object.entries(least).filter(([field]) => field !== left));
      expect(fieldsOf(checked(type, rest))).toEqual([`data.${left}`]);
    }
  });

  test('that says something nobody knows is refused', () => {
    expect(fieldsOf(checked(type, { ...least, colour: 'red' }))).toEqual(['data']);
  });
});

describe('personal data', () => {
  test('has no place in the clear', () => {
    expect(fieldsOf(checked('mooring.contact.added', { ...contact, phone: '+49 555 0100' }))).toEqual([
      'data',
    ]);
    expect(
      fieldsOf(
        checked('mooring.interaction.logged', { ...LEAST['mooring.interaction.logged'], note: 'Hello' }),
      ),
    ).toEqual(['data']);
  });

  test.each([
    ['role', { role: 'boss' }],
    ['sealed.name', { sealed: {} }],
    ['sealed', { sealed: { name: 'c2VhbGVk', fax: 'c2VhbGVk' } }],
  ])('of a contact with a wrong %s is refused', (field, wrong) => {
    expect(fieldsOf(checked('mooring.contact.added', { ...contact, ...wrong }))).toEqual([`data.${field}`]);
  });
});
