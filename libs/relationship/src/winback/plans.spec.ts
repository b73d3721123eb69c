import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AccountState } from '../account/account-state.js';
import type { MooringEvent } from '../event/catalogue.js';
import { DEFAULT_SETTINGS } from '../settings/settings.js';
import {
  closed,
  event,
  given,
  play,
  playedWeek,
  readBack,
  shipment,
  type Story,
  when,
} from '../testing/index.js';
import { weekStart } from '../week.js';
import { decisionStep } from './open-plan.js';

const A = 'account/A';
/** A year of orders, and the silence that pauses the account. */
const HISTORY = 60;
const SILENT = 14;
/** Plans are made as pauses are raised. */
const { budget: _budget, ...unrationed } = DEFAULT_SETTINGS;
const settings = { ...unrationed, winback: { gaps: [3, 8] } };

const silent = Array.from({ length: HISTORY + SILENT }, (_, at) => at).reduce(
  (story, at) =>
    play(story, [
      ...(at < HISTORY ? [shipment('A', weekStart(playedWeek(at)))] : []),
      closed(playedWeek(at), at === 0 ? { settings } : {}),
    ]),
  given('A'),
);

const STEPS = [
  'attempt',
  'attempt later',
  'wake',
  'snooze',
  'complete',
  'ship',
  'ship late',
  'close',
  'read',
] as const;
type Step = (typeof STEPS)[number] | 'week' | 'quarter' | 'lose';

/** Weeks that pass in a step. */
const PASS: Readonly<Partial<Record<Step, number>>> = { week: 1, quarter: SILENT };

interface Told {
  readonly story: Story;
  readonly week: number;
  readonly said: readonly MooringEvent[];
}

/** What a step does to what stands; the user has seen the account as it was last read back. */
function tell({ story, week, said }: Told, step: Step, nth: number): Told {
  const after =
    step === 'read' ? readBack(story) : (eventsOf(story, step, week, nth)?.reduce(when, story) ?? story);
  const more = step === 'read' ? after.said : after.pending.slice(story.pending.length);
  return { story: after, week: week + (PASS[step] ?? 0), said: [...said, ...more] };
}

function eventsOf(
  story: Story,
  step: Exclude<Step, 'read'>,
  week: number,
  nth: number,
): readonly MooringEvent[] | undefined {
  const { winback: plan, alert, tasks } = story.account;
  const [task] = tasks;
  const today = weekStart(playedWeek(week));
  const envelope = { id: `step ${String(nth)}`, time: `${today}T04:00:00.000Z` };
  const seen = plan && { planId: plan.planId, revision: plan.revision };
  const later = weekStart(playedWeek(week + 5));
  switch (step) {
    case 'attempt':
    case 'attempt later': {
      const made = { date: today, how: 'visit', reached: true } as const;
      const data = seen && { ...seen, ...made, ...(step === 'attempt' ? {} : { next: later }) };
      return data && [event('mooring.winback.attempted.requested', A, data, envelope)];
    }
    case 'wake':
      return (
        seen && [
          event(
            'mooring.winback.rescheduled.requested',
            A,
            { ...seen, wakeOn: later, reason: 'fair' },
            envelope,
          ),
        ]
      );
    case 'snooze':
      return (
        task && [
          event('mooring.task.snoozed.requested', A, { ...idOf(task), due: later, reason: 'fair' }, envelope),
        ]
      );
    case 'complete':
      return (
        task && [event('mooring.task.completed.requested', A, { ...idOf(task), outcome: 'done' }, envelope)]
      );
    case 'ship':
      return [shipment('A', today, { shipmentId: envelope.id })];
    case 'ship late':
      return [shipment('A', weekStart(playedWeek(HISTORY + 2)), { shipmentId: envelope.id })];
    case 'close':
      return (
        alert && [
          event(
            'mooring.alert.closed.requested',
            A,
            {
              alertId: alert.alertId,
              revision: alert.revision,
              outcome: nth % 2 === 0 ? 'lost' : 'handed-over',
            },
            envelope,
          ),
        ]
      );
    case 'lose':
      return seen && [event('mooring.winback.lost.requested', A, { ...seen, reason: 'price' }, envelope)];
    case 'week':
    case 'quarter':
      return Array.from({ length: PASS[step] ?? 0 }, (_, at) => closed(playedWeek(week + at)));
  }
}

function idOf({ taskId, revision }: { readonly taskId: string; readonly revision: number }) {
  return { taskId, revision };
}

/** Weeks come often enough for an account to be paused again; a plan is given up now and then. */
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>('week') },
    { weight: 8, arbitrary: fc.constantFrom<Step>(...STEPS) },
    { weight: 1, arbitrary: fc.constant<Step>('quarter') },
    { weight: 1, arbitrary: fc.constant<Step>('lose') },
  ),
  { minLength: 5, maxLength: 90 },
);

/** What a plan promises and an account that has nothing on its way does not keep. */
function brokenIn({ winback: plan, tasks }: AccountState): readonly string[] {
  const steps = tasks.filter(({ winback }) => winback !== undefined);
  const [step] = steps;
  const promises: Readonly<Record<string, boolean>> = {
    'an open plan has one task, a closed one none': steps.length === (plan === undefined ? 0 : 1),
    'the task is the one that the plan knows': step?.taskId === plan?.taskId,
    'nothing is due before the wake date': (step?.due ?? '') >= (plan?.wakeOn ?? ''),
    'there is one attempt a step at most': plan === undefined || plan.attempts.length <= decisionStep(plan),
  };
  return Object.keys(promises).filter((promise) => promises[promise] !== true);
}

test('whatever happens, an open plan has its next task, and no plan is closed twice', () => {
  expect(silent.account.winback).toBeDefined();
  const seenSteps = new Set<string>();
  fc.assert(
    fc.property(steps, (order) => {
      const start: Told = { story: silent, week: HISTORY + SILENT, said: [] };
      const ends: string[] = [];
      order.reduce((told, step, nth) => {
        const next = tell(told, step, nth);
        const settled = readBack(next.story);
        expect(brokenIn(settled.account)).toEqual([]);
        return next;
      }, start);
      const { said } = tell(order.reduce(tell, start), 'read', 0);
      for (const { type, data } of said) {
        seenSteps.add(type);
        if (/winback\.(?:won|lost|withdrawn)$/u.test(type) && 'planId' in data) ends.push(data.planId);
      }
      const late = said.filter(
        (one) => one.type === 'mooring.task.opened' && one.data.due < one.time.slice(0, 10),
      );
      expect(late).toEqual([]);
      expect(new Set(ends).size).toBe(ends.length);
      // The journal takes a second event of the same id for a duplicate.
      expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
    }),
    { numRuns: 200 },
  );
  for (const type of ['planned', 'attempted', 'rescheduled', 'won', 'lost', 'attempted.refused'])
    expect(seenSteps).toContain(`mooring.winback.${type}`);
});
