import { z } from 'zod';
import { stayedShare, middle } from './cause-learning.js';
import { daysFrom, type LearnedAlert } from './learned-alert.js';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

/** What a step of a playbook has brought, over the tasks whose checklist has it. */
export const stepLearning = z
  .object({
    cause: z.string().describe('What the tasks are for'),
    step: z.string().describe('Names the step; the same in all tasks that have it'),
    text: z.object({ zh: z.string(), en: z.string() }).describe('As the latest task says it'),
    tasks: count.describe('Tasks of alerts that are over, with the step in their checklist'),
    tried: count.describe('Of those, with the step done'),
    stayed: count.describe('Of those tried, kept or recovered'),
    stayedShareTried: share.describe('Of those tried that were not lost, as for causes; null without any'),
    stayedShareUntried: share.describe('The same of those not tried'),
    daysToStep: z.number().min(0).nullable().describe('Median days from opening the task to the step'),
  })
  .meta({ id: 'StepLearning' });

export type StepLearning = z.infer<typeof stepLearning>;

/** A task that is over, as learning looks at it. */
export const learnedTask = z.object({
  alertId: z.string().exactOptional(),
  cause: z.string(),
  openedAt: z.string(),
  checklist: z
    .array(
      z.object({
        step: z.string(),
        text: z.object({ zh: z.string(), en: z.string() }),
        doneAt: z.string().exactOptional(),
      }),
    )
    .readonly()
    .exactOptional(),
});

export type LearnedTask = z.infer<typeof learnedTask>;

/** A step in one task, and what came of the task's alert. */
interface Use {
  readonly task: LearnedTask;
  readonly alert: LearnedAlert;
  readonly item: NonNullable<LearnedTask['checklist']>[number];
}

/**
 * Which steps of playbooks work: by cause and step, those done most often first.
 *
 * @param alerts alerts that are over
 */
export function learnOfSteps(
  tasks: readonly LearnedTask[],
  alerts: readonly LearnedAlert[],
): readonly StepLearning[] {
  const byId = new Map(alerts.map((alert) => [alert.alertId, alert]));
  const uses = tasks.flatMap((task) => {
    const alert = byId.get(task.alertId ?? '');
    return alert === undefined ? [] : (task.checklist ?? []).map((item): Use => ({ task, alert, item }));
  });
  const groups = Map.groupBy(uses, ({ task, item }) => `${task.cause} ${item.step}`);
  return [...groups.values()]
    .flatMap(ofStep)
    .toSorted(
      (one, other) => other.tried - one.tried || (one.cause + one.step < other.cause + other.step ? -1 : 1),
    );
}

function ofStep(uses: readonly Use[]): readonly StepLearning[] {
  const latest = uses.toSorted((one, other) => (one.task.openedAt < other.task.openedAt ? 1 : -1))[0];
  if (latest === undefined) return [];
  const done = uses.filter(({ item }) => item.doneAt !== undefined);
  const alertsOf = (of: readonly Use[]) => of.map(({ alert }) => alert);
  const undone = uses.filter(({ item }) => item.doneAt === undefined);
  const tried = stayedShare(alertsOf(done));
  return [
    {
      cause: latest.task.cause,
      step: latest.item.step,
      text: latest.item.text,
      tasks: uses.length,
      tried: done.length,
      stayed: alertsOf(done).filter((alert) => stayedShare([alert]) === 1).length,
      stayedShareTried: tried,
      stayedShareUntried: stayedShare(alertsOf(undone)),
      daysToStep: middle(done.map(({ task, item }) => daysFrom(task.openedAt, item.doneAt ?? ''))),
    },
  ];
}
