import {
  accountSubject,
  dataschemaOf,
  type MooringEvent,
  type OpenTask,
  PORTFOLIO,
  type Settings,
} from '#relationship';
import { tickWeekClock } from '../clock/week-clock.js';
import { deriveId } from '../derive-id.js';
import { accessEvent } from '../notify/access-event.js';
import type { ImportStage } from '../ports/index.js';
import { createProjector } from '../project/projector.js';
import { reachedId } from '../project/reminder-of.js';
import { csvFile, type ImportingSet, importFiles, type Row } from './import-rows.js';
import { booked, cancelled } from './live-feed.js';
import { type AccountPlan, FIRST_WEEK, rowsOfWeek } from './portfolio-rows.js';

/** Week in which the installation begins; the weeks before it come later, as late data, so that few weeks are closed. */
const BEGINS = 32;
/** Last week of the third import; the clock ends the one after it. */
const ENDS = 35;

const weekly = { every: 1, orders: 1, seed: 3, turn: 99, turnsTo: { kind: 'steady' } } as const;
const ACCOUNTS: readonly AccountPlan[] = [
  { ...weekly, accountId: 'steady', orders: 2 },
  { ...weekly, accountId: 'returns', turn: 31, turnsTo: { kind: 'gap', weeks: 3 } },
  { ...weekly, accountId: 'pauses', turn: 22, turnsTo: { kind: 'stop' } },
  { ...weekly, accountId: 'poisoned', seed: 5 },
  { ...weekly, accountId: 'taken-up', seed: 7 },
  // Alerts in the week that the clock ends, and goes by a budget.
  { ...weekly, accountId: 'leaves', seed: 9, turn: ENDS, turnsTo: { kind: 'stop' } },
];
/** Soon high and soon over. */
const CHOSEN: Partial<Settings> = {
  thresholds: { heads: 'shift', risk: 0, change: 3, clearingWeeks: 1, worsening: 0.15 },
};

/** A row on a week's Saturday, so that the week is whole. */
function last(week: number): Row {
  return {
    account_id: 'steady',
    date: dateIn(week, 5),
    shipment_id: `last of ${String(week)}`,
    value: 1,
    currency: 'CNY',
  };
}

function dateIn(week: number, day: number): string {
  return new Date(Date.parse('2024-01-01') + (week * 7 + day) * 86_400_000).toISOString().slice(0, 10);
}

function rowsOf(from: number, until: number): readonly Row[] {
  const weeks = Array.from({ length: until - from + 1 }, (_, nth) => from + nth);
  return weeks.flatMap((week) => ACCOUNTS.flatMap((plan) => rowsOfWeek(plan, week)));
}

const BEGIN: readonly Row[] = [...rowsOf(BEGINS, BEGINS), last(BEGINS)];

/** What happens beside the imports: a cancel, a doubled event, an event that cannot be folded, one behind it. */
function others(): readonly MooringEvent[] {
  const [row] = rowsOf(BEGINS - 2, BEGINS - 2);
  if (row === undefined) throw new Error('the scenario has no rows');
  const behind = { account_id: 'poisoned', shipment_id: 'behind', date: dateIn(20, 1), value: 5 };
  return [
    cancelled(booked(row), 9),
    cancelled(booked(row), 9),
    booked({ ...behind, shipment_id: 'counted' }),
    booked({ ...behind, shipment_id: 'poison' }, { amount: 0.5 }),
    booked(behind),
    ...takenUp(),
    ...chosen(),
  ];
}

/** What a head has chosen to be told, and a way to them that does not work. */
function chosen(): readonly MooringEvent[] {
  const say = { time: `${dateIn(BEGINS, 2)}T09:00:00+08:00`, key: ['the scenario'] };
  return [
    accessEvent('mooring.notifications.chosen', 'head', { off: ['mail'], digestOf: ['east'] }, say),
    accessEvent('mooring.channel.disabled', 'head', { channel: 'crm', why: 'gone', reason: 'HTTP 410' }, say),
  ];
}

/** An account with an event that cannot be folded and some that wait behind it. */
function takenUp(): readonly MooringEvent[] {
  const row = { account_id: 'taken-up', shipment_id: 'before', date: dateIn(20, 2), value: 7 };
  const behind = booked({ ...row, shipment_id: 'behind' });
  return [
    booked(row),
    booked({ ...row, shipment_id: 'poison' }, { amount: 0.5 }),
    behind,
    cancelled(behind, 2),
    booked({ ...row, shipment_id: 'last' }),
  ];
}

/** An operator takes up the account if it is parked: in vain first, then without the event. */
async function takeUp({ log, store }: ImportingSet): Promise<void> {
  const subject = accountSubject('taken-up');
  const parked = (await store.document(subject))?.parked;
  if (parked === undefined) return;
  const control = (type: 'mooring.parked.retried' | 'mooring.parked.skipped'): MooringEvent => ({
    id: type,
    source: 'console',
    type,
    subject,
    time: `${dateIn(ENDS + 1, 0)}T09:00:00+08:00`,
    dataschema: dataschemaOf(type),
    data: { eventId: parked.eventId, sequence: parked.sequence, reason: 'the scenario says so' },
  });
  const between = booked({ account_id: 'taken-up', shipment_id: 'between', date: dateIn(20, 3), value: 7 });
  await log.append([control('mooring.parked.retried'), between, control('mooring.parked.skipped')]);
}

/** A contact, the moment at which the open task asked for a reminder, and what became of that. */
async function dealings({ store }: ImportingSet): Promise<readonly MooringEvent[]> {
  const subject = accountSubject('pauses');
  const account = (await store.document(subject))?.state;
  const [task] = account?.kind === 'account' ? account.tasks : [];
  if (task === undefined) throw new Error('the scenario has no open task');
  const notificationId = reachedId(subject, task);
  const told = { notificationId, channel: 'mail', attempt: 1 };
  const reminder = { taskId: task.taskId, on: task.remindOn, since: `${task.remindOn}T01:00:00.000Z` };
  const shared = { source: 'console', subject, time: `${dateIn(ENDS + 1, 0)}T09:30:00+08:00` };
  const claimBy = (claimant: string): MooringEvent => ({
    ...shared,
    id: `claim of ${claimant}`,
    type: 'mooring.notification.claimed',
    dataschema: dataschemaOf('mooring.notification.claimed'),
    data: { ...told, kind: 'email', claimant, channels: ['mail'], reminder },
  });
  return [
    {
      ...shared,
      id: 'contact',
      type: 'mooring.contact.added',
      dataschema: dataschemaOf('mooring.contact.added'),
      data: { contactId: 'ann', role: 'decision-maker', sealed: { name: 'c2VhbGVk' } },
    },
    {
      ...shared,
      id: notificationId,
      type: 'mooring.deadline.reached',
      dataschema: dataschemaOf('mooring.deadline.reached'),
      data: { deadline: 'task-reminder', taskId: task.taskId, on: task.remindOn },
    },
    claimBy('one'),
    claimBy('two'),
    {
      ...shared,
      id: 'told',
      type: 'mooring.notification.uncertain',
      dataschema: dataschemaOf('mooring.notification.uncertain'),
      data: { ...told, reason: 'the connection broke' },
    },
  ];
}

/** A talk with a next step, a task that goes to the deputy, one made by hand, and a step that is ticked. */
async function followUp({ store }: ImportingSet): Promise<readonly MooringEvent[]> {
  const subject = accountSubject('pauses');
  const account = (await store.document(subject))?.state;
  const [task] = account?.kind === 'account' ? account.tasks : [];
  if (task === undefined) throw new Error('the scenario has no open task');
  const shared = { source: 'console', subject, time: `${dateIn(ENDS + 1, 0)}T09:30:00+08:00` };
  return [
    {
      ...shared,
      id: 'call',
      type: 'mooring.interaction.logged',
      dataschema: dataschemaOf('mooring.interaction.logged'),
      data: {
        interactionId: 'call',
        date: dateIn(ENDS + 1, 0),
        kind: 'call',
        contactIds: ['ann'],
        sealed: { note: 'c2VhbGVk', nextStep: 'c2VhbGVk' },
      },
    },
    ...escalationOf(task, shared),
    {
      ...shared,
      id: 'by hand',
      type: 'mooring.task.opened.requested',
      dataschema: dataschemaOf('mooring.task.opened.requested'),
      data: { taskId: 'by hand', sealed: { title: 'c2VhbGVk' }, contactIds: [], due: dateIn(ENDS + 1, 4) },
      actor: 'li.wei',
    },
    {
      ...shared,
      id: 'tick',
      type: 'mooring.task.step-done.requested',
      dataschema: dataschemaOf('mooring.task.step-done.requested'),
      data: { taskId: task.taskId, revision: 1, step: task.checklist?.[0]?.step ?? 'none' },
      actor: 'li.wei',
    },
  ];
}

/** The day on which the task goes to the deputy is said to have come, twice. */
function escalationOf(
  { taskId, ladder }: OpenTask,
  shared: Pick<MooringEvent, 'source' | 'subject' | 'time'>,
): readonly MooringEvent[] {
  const [rung] = ladder?.rungs ?? [];
  if (rung === undefined || ladder === undefined) throw new Error('the task of the scenario has no ladder');
  const type = 'mooring.deadline.reached';
  const data = {
    deadline: 'task-escalation',
    taskId,
    level: rung.level,
    on: rung.on,
    since: ladder.since,
  } as const;
  const said = (id: string): MooringEvent => ({ ...shared, id, type, dataschema: dataschemaOf(type), data });
  return [said('escalation one'), said('escalation two')];
}

/** A user takes up the alert about an account as they saw it; the answer is a fact, or a refusal when it has changed. */
function acknowledge(accountId: string, week: number, revision: number): MooringEvent {
  const subject = accountSubject(accountId);
  const alertId = deriveId(subject, 'alert', dateIn(week, 0));
  return {
    id: `acknowledge ${accountId}`,
    source: 'console',
    type: 'mooring.alert.acknowledged.requested',
    subject,
    time: `${dateIn(ENDS + 1, 0)}T09:00:00+08:00`,
    dataschema: 'alert.acknowledged.requested/1',
    data: { alertId, revision },
    actor: 'li.wei',
  };
}

/** The account manager tries to win the paused account back, once. */
async function attempt({ log, store }: ImportingSet): Promise<void> {
  const subject = accountSubject('pauses');
  const account = (await store.document(subject))?.state;
  const plan = account?.kind === 'account' ? account.winback : undefined;
  if (plan?.revision !== 1) return;
  const { planId, revision } = plan;
  const type = 'mooring.winback.attempted.requested';
  await log.append([
    {
      id: 'attempt',
      source: 'console',
      type,
      subject,
      time: `${dateIn(ENDS + 1, 1)}T09:00:00+08:00`,
      dataschema: dataschemaOf(type),
      data: { planId, revision, date: dateIn(ENDS + 1, 1), how: 'visit', reached: false },
      actor: 'li.wei',
    },
  ]);
}

/** The day until which the alert about the paused account is snoozed. */
const AWAKE_ON = dateIn(ENDS + 1, 3);

async function alertOfPaused({ store }: ImportingSet) {
  const account = (await store.document(accountSubject('pauses')))?.state;
  return account?.kind === 'account' ? account.alert : undefined;
}

const ofPaused = {
  source: 'console',
  subject: accountSubject('pauses'),
  time: `${dateIn(ENDS + 1, 1)}T10:00:00+08:00`,
};

/** The alert about the paused account is snoozed, once. */
async function snooze(set: ImportingSet): Promise<void> {
  const alert = await alertOfPaused(set);
  if (alert === undefined || alert.snooze !== undefined || alert.returned !== undefined) return;
  const type = 'mooring.alert.snoozed.requested';
  const { alertId, revision } = alert;
  const data = { alertId, revision, until: AWAKE_ON, reason: 'they move house' };
  await set.log.append([{ ...ofPaused, id: 'snooze', type, dataschema: dataschemaOf(type), data }]);
}

/** The day comes until which it is. */
async function awaken(set: ImportingSet): Promise<void> {
  const { alertId = '', snooze: asleep } = (await alertOfPaused(set)) ?? {};
  if (asleep === undefined) return;
  const type = 'mooring.deadline.reached';
  const data = { deadline: 'snooze-end', alertId, on: AWAKE_ON, since: asleep.since } as const;
  await set.log.append([{ ...ofPaused, id: 'the snooze ends', type, dataschema: dataschemaOf(type), data }]);
}

/** A fresh stage for each import. */
export interface ScenarioStages {
  readonly first: ImportStage;
  readonly second: ImportStage;
  readonly third: ImportStage;
}

/**
 * A small company's story from an empty installation on, as the commands that a user gives one after the other: history
 * imported in two parts, weeks closed, alerts raised and cleared, tasks opened and expired, shipments amended and cancelled,
 * an account parked, another one taken up again, a user's actions, a reminder that is sent, a call with a next step, a task that
 * goes to the deputy and is ticked, one made by hand, an attempt to win an account back, a snooze that ends, a week that is
 * delivered live and ended by the clock, with an alert that a budget surfaces. A command that was killed is given again.
 *
 * The set's clock stands years after the story.
 */
export const SCENARIO: readonly ((set: ImportingSet & ScenarioStages) => Promise<void>)[] = [
  async (set) => {
    await importFiles(set, set.first, [csvFile(BEGIN)], { chosen: CHOSEN });
  },
  async (set) => {
    await importFiles(set, set.second, [csvFile(rowsOf(0, BEGINS - 1))]);
  },
  async (set) => {
    await set.log.append(others());
    await createProjector(set).drain();
  },
  async (set) => {
    const projector = createProjector(set);
    await projector.drain();
    await takeUp(set);
    await projector.drain();
  },
  async (set) => {
    const amended = BEGIN.slice(0, 2).map((row) => Object.assign({}, row, { value: 40 }));
    const story = [...rowsOf(BEGINS + 1, ENDS), last(ENDS)];
    await importFiles(set, set.third, [csvFile(amended), csvFile(story)]);
  },
  async (set) => {
    await set.log.append([acknowledge('pauses', BEGINS + 1, 2), acknowledge('returns', BEGINS + 1, 1)]);
    const projector = createProjector(set);
    await projector.drain();
    await set.log.append(await dealings(set));
    await projector.drain();
  },
  async (set) => {
    const projector = createProjector(set);
    await projector.drain();
    // One after the other: what follows from one comes before the next, however often it is begun again.
    for (const event of await followUp(set)) {
      await set.log.append([event]);
      await projector.drain();
    }
  },
  async (set) => {
    const projector = createProjector(set);
    await projector.drain();
    await attempt(set);
    await projector.drain();
    await snooze(set);
    await projector.drain();
    await awaken(set);
    await projector.drain();
  },
  async (set) => {
    const week = [...rowsOf(ENDS + 1, ENDS + 1), last(ENDS + 1)];
    await set.log.append(week.map((row) => booked(row)));
    const projector = createProjector(set);
    await projector.drain();
    // The clock ends one week a tick, and the story has one more.
    const portfolio = (await set.store.document(PORTFOLIO))?.state;
    if (portfolio?.kind === 'portfolio' && portfolio.lastClosed === FIRST_WEEK + ENDS)
      await tickWeekClock(set);
    await projector.drain();
  },
];
