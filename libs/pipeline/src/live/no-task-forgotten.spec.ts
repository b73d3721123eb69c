import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  accountSubject,
  type DataOf,
  DEFAULT_SETTINGS,
  type EventType,
  type MooringEvent,
  type OpenTask,
  PORTFOLIO,
  partitionSubject,
  type Roster,
} from '#relationship';
import { statement } from '#relationship/testing';
import { Crash } from '../contracts/crash.js';
import { type CrashMode, withCrashAt } from '../contracts/crash-at.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, rowsOf } from '../contracts/snapshot.js';
import { MemoryJobQueue } from '../memory/index.js';
import { loosened, said } from '../notify/testing/told-company.js';
import { createProjector } from '../project/projector.js';
import { taskJobs } from '../project/task-jobs.js';
import { doTaskJob } from './do-task-job.js';
import { isNotificationJob } from '../notify/notification-jobs.js';
import type { Job } from '../ports/index.js';
import type { TaskJobPorts } from './task-job-ports.js';
import { restoreJobs } from './restore-jobs.js';

const ACCOUNTS = ['A', 'B'];
const NEVER = 1_000_000;
const ZONE = 'Asia/Shanghai';
const ROSTER: Roster = {
  managers: [{ manager: 'li', deputy: 'wang', team: 'east' }],
  teams: [{ team: 'east', head: 'chen' }],
};

const ACTIONS = [
  'talk',
  'next step',
  'by hand',
  'snooze',
  'snooze to the same day',
  'assign',
  'tick',
  'complete',
  'cancel',
  'alert again',
] as const;
type What = (typeof ACTIONS)[number] | 'wait' | 'work' | 'work in vain' | 'redeliver' | 'wipe';

interface Step {
  readonly what: What;
  readonly accountId: string;
  /** At which of its port calls the process that does it dies. */
  readonly dies: number;
  readonly mode: CrashMode;
  /** Whether all is folded before the next step. */
  readonly folds: boolean;
}

const steps = fc.array(
  fc.record<Step>({
    what: fc.oneof(
      fc.constantFrom<What>(...ACTIONS),
      fc.constantFrom<What>('wait', 'wait', 'work', 'work', 'work in vain', 'redeliver', 'wipe'),
    ),
    accountId: fc.constantFrom(...ACCOUNTS),
    dies: fc.oneof({ weight: 2, arbitrary: fc.constant(NEVER) }, fc.integer({ min: 1, max: 14 })),
    mode: fc.constantFrom('before', 'after'),
    folds: fc.boolean(),
  }),
  { minLength: 4, maxLength: 24 },
);

type Set = Omit<ReturnType<typeof memorySet>, 'jobs'> & { readonly jobs: MemoryJobQueue };

/** A week is closed in a partition, and its settings are in force there. */
function weekIn(partition: number, settings: DataOf<'mooring.settings.activated'>): MooringEvent {
  const closed = said('mooring.week.closed', '', { week: '2026-02-23', index: 1, silent: [], settings });
  return { ...closed, id: `week in ${String(partition)}`, subject: partitionSubject(partition) };
}

/** Two accounts of `li`, each with a fresh alert; one week is closed, so that settings are in force. */
async function begin(): Promise<Set> {
  const set = memorySet(2);
  const settings = { ...DEFAULT_SETTINGS, roster: ROSTER };
  await set.log.append([
    { ...said('mooring.settings.activated', '', settings), subject: PORTFOLIO },
    weekIn(0, settings),
    weekIn(1, settings),
  ]);
  await createProjector(set).drain();
  await set.log.append(
    ACCOUNTS.flatMap((accountId) => [
      said('mooring.account.assigned', accountId, { owner: 'li', team: 'east' }),
      loosened(accountId),
    ]),
  );
  await createProjector(set).drain();
  return set;
}

async function tasksOf(set: Set, accountId: string): Promise<readonly OpenTask[]> {
  const state = (await set.store.document(accountSubject(accountId)))?.state;
  return state?.kind === 'account' ? state.tasks : [];
}

/** What a user or a feed says about the last open task as it is known, or about the account. */
async function sayingOf(set: Set, { what, accountId }: Step, nth: number): Promise<readonly MooringEvent[]> {
  const task = (await tasksOf(set, accountId)).at(-1);
  const today = set.clock.now().slice(0, 10);
  const say = <Type extends EventType>(type: Type, data: DataOf<Type>) => [
    { ...said(type, accountId, data), id: `${type} ${String(nth)}`, time: set.clock.now(), actor: 'li' },
  ];
  const talk = { interactionId: `talk ${String(nth)}`, date: today, kind: 'call', contactIds: [] } as const;
  const seen = { taskId: task?.taskId ?? 'none', revision: task?.revision ?? 1 };
  switch (what) {
    case 'talk':
      return say('mooring.interaction.logged', { ...talk, sealed: {} });
    case 'next step':
      return say('mooring.interaction.logged', { ...talk, sealed: { nextStep: 'c2VhbGVk' } });
    case 'by hand': {
      const wanted = {
        taskId: `task ${String(nth)}`,
        sealed: { title: 'c2VhbGVk' },
        contactIds: [],
        due: today,
      };
      return say('mooring.task.opened.requested', wanted);
    }
    case 'snooze':
      return say('mooring.task.snoozed.requested', { ...seen, due: later(today, 3), reason: 'fair' });
    case 'snooze to the same day':
      return say('mooring.task.snoozed.requested', { ...seen, due: task?.due ?? today, reason: 'fair' });
    case 'assign':
      return say('mooring.task.assigned.requested', { ...seen, owner: nth % 2 === 0 ? 'zhao' : 'li' });
    case 'tick':
      return say('mooring.task.step-done.requested', { ...seen, step: task?.checklist?.[0]?.step ?? 'none' });
    case 'complete':
      return say('mooring.task.completed.requested', { ...seen, outcome: 'done' });
    case 'cancel':
      return say('mooring.task.cancelled.requested', seen);
    case 'alert again': {
      const stated = statement('loosened', accountId, { alertId: `alert ${String(nth)}` });
      return [{ ...stated, id: `again ${String(nth)}`, time: set.clock.now() }];
    }
    default:
      return [];
  }
}

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The queue is wiped, and filled again from the state. */
async function withoutJobs(set: Set): Promise<Set> {
  const wiped = { ...set, jobs: new MemoryJobQueue(set.clock) };
  await restoreJobs(wiped);
  return wiped;
}

/** Telling people is not what this is about. */
async function handle(ports: TaskJobPorts, job: Job): Promise<void> {
  if (!isNotificationJob(job)) await doTaskJob(ports, job);
}

/** What a step does, in a process that may die over it. */
async function take(set: Set, step: Step, nth: number): Promise<void> {
  const { log, store, readModels, jobs } = set;
  const dying = withCrashAt({ log, store, readModels, jobs }, step.dies, step.mode);
  const saying = await sayingOf(set, step, nth);
  if (saying.length > 0) await dying.log.append(saying);
  if (step.what === 'wait') set.clock.advance((1 + (nth % 3)) * 86_400_000);
  if (step.what === 'redeliver') await dying.log.append(withoutPlace((await eventsOf(log)).slice(-6)));
  if (step.what === 'work') await dying.jobs.work((job) => handle({ ...dying, clock: set.clock }, job));
  // What is handed out a second time, and what no queue has handed out at all.
  if (step.what === 'work in vain') {
    for (const job of await jobs.waiting(99)) await handle({ ...dying, clock: set.clock }, job);
  }
  if (step.folds) await createProjector(dying).drain();
}

function withoutPlace(events: Awaited<ReturnType<typeof eventsOf>>): readonly MooringEvent[] {
  return events.flatMap(({ position: _position, recordedtime: _recorded, ...event }) =>
    // Given again as it was: its type is known.
    isKnown(event) ? event : [],
  );
}

function isKnown(event: object): event is MooringEvent {
  return 'type' in event;
}

/** Open tasks that nobody would ever hear of again. */
async function forgottenIn(set: Set): Promise<readonly string[]> {
  const waiting = new Set((await set.jobs.waiting(9_999)).map(({ id }) => id));
  const forgotten: string[] = [];
  for (const accountId of ACCOUNTS) {
    for (const task of await tasksOf(set, accountId)) {
      const wanted = taskJobs(accountSubject(accountId), task, ZONE);
      const isAtTheTop = task.escalations?.length === task.ladder?.rungs.length;
      if (!wanted.some(({ id }) => waiting.has(id)) && !isAtTheTop)
        forgotten.push(`${task.taskId} waits for nothing`);
      for (const { id, name } of wanted)
        if (!waiting.has(id)) forgotten.push(`${task.taskId} has lost ${name}`);
      if ((task.escalations?.length ?? 0) > 2) forgotten.push(`${task.taskId} went up twice`);
    }
  }
  return forgotten;
}

test('whatever dies and however often jobs come, no open task is forgotten, and none goes to anybody twice', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      let set = await begin();
      for (const [nth, step] of plan.entries()) {
        await take(set, step, nth).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        if (step.what === 'wipe') {
          set = await withoutJobs(set);
        }
        await createProjector(set).drain();
        expect(await forgottenIn(set)).toEqual([]);
      }
      const events = await eventsOf(set.log);
      const facts = new Map(events.map((event) => [event.id, event]));
      for (const { type } of facts.values()) seen.set(type, (seen.get(type) ?? 0) + 1);
      const told = (await rowsOf(set.readModels, 'effects')).filter(({ kind }) => kind === 'task-escalated');
      const escalated = [...facts.values()].filter(({ type }) => type === 'mooring.task.escalated');
      expect(told.length).toBeLessThanOrEqual(escalated.length);
      expect(await rowsOf(set.readModels, 'conflicts')).toEqual([]);
      // And all comes to its end once nobody dies any more: everything open has gone to the head.
      for (let day = 0; day < 30; day += 1) {
        set.clock.advance(86_400_000);
        const { jobs, clock, log, store } = set;
        await jobs.work((job) => handle({ log, store, clock }, job));
        await createProjector(set).drain();
      }
      for (const accountId of ACCOUNTS) {
        for (const task of await tasksOf(set, accountId)) expect(task.escalations).toHaveLength(2);
      }
    }),
    { numRuns: 600 },
  );
  for (const type of ['task.escalated', 'task.opened', 'task.snoozed', 'task.cancelled', 'deadline.reached'])
    expect(seen.get(`mooring.${type}`) ?? 0).toBeGreaterThan(20);
});
