import { z } from 'zod';
import { TASK_CAUSES, type TaskCause } from '../task/task-causes.js';

const line = z.string().trim().min(1).max(300);

const playbookStep = z
  .strictObject({
    /** Names the step in every task that has it, so that it can be counted; keep it when the words change. */
    step: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/u, 'A step is named by lower-case letters, digits and hyphens.'),
    text: z.strictObject({ zh: line, en: line }).readonly(),
  })
  .readonly();

const steps = z
  .array(playbookStep)
  .max(20)
  .readonly()
  .refine((all) => new Set(all.map(({ step }) => step)).size === all.length, 'A step is listed twice.');

/** What is to be done in a task, step by step: data that a head keeps. */
const playbook = z
  .strictObject({
    cause: z.enum(TASK_CAUSES),
    /** The step of a win-back plan that it is for, from 1, or its decision; any other task of the cause when missing. */
    winback: z.union([z.int().min(1).max(20), z.literal('decision')]).exactOptional(),
    steps,
  })
  .readonly();

export const playbooksSchema = z
  .array(playbook)
  .max(50)
  .readonly()
  .refine(
    (all) => new Set(all.map(({ cause, winback }) => `${cause} ${String(winback)}`)).size === all.length,
    'There are two playbooks for the same tasks.',
  );

export type Playbooks = z.infer<typeof playbooksSchema>;

/** A step as it was copied into a task when that was opened: later changes of the playbook leave it alone. */
export const checklistStep = playbookStep;

export type ChecklistStep = z.infer<typeof checklistStep>;

interface Checked {
  readonly cause: TaskCause;
  readonly winback?: { readonly step: number; readonly asks: 'attempt' | 'decision' };
}

/** The steps for a task: those for its step of a win-back plan where there are any, else those for its cause. */
export function stepsFor(
  playbooks: Playbooks | undefined,
  { cause, winback }: Checked,
): readonly ChecklistStep[] {
  const ofCause = (playbooks ?? []).filter((each) => each.cause === cause);
  const place = winback?.asks === 'decision' ? 'decision' : winback?.step;
  const own = ofCause.find((each) => each.winback !== undefined && each.winback === place);
  return (own ?? ofCause.find((each) => each.winback === undefined))?.steps ?? [];
}
