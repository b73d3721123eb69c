import { ESCALATION_LEVELS, TASK_CAUSES } from '#relationship';
import { z } from 'zod';
import { accessView } from './access-view.js';

const checklistItem = z.object({
  step: z.string().describe('Names the step; the same in all tasks that have it'),
  text: z.object({ zh: z.string(), en: z.string() }),
  doneAt: z.string().exactOptional(),
});

/** A task: a piece of work with an owner and a deadline. */
export const taskView = accessView.extend({
  taskId: z.string(),
  alertId: z.string().exactOptional().describe('Missing where no alert asks for it'),
  cause: z.enum(TASK_CAUSES),
  status: z.enum(['open', 'completed', 'expired', 'cancelled']),
  revision: z.int().min(1).describe('Counts changes; send it as If-Match when acting'),
  title: z.string().exactOptional().describe('What is to be done, where a person wrote it'),
  unreadable: z
    .literal(true)
    .exactOptional()
    .describe('A contact whom the title is about was erased, and the title with it'),
  contactIds: z.array(z.string()).readonly().exactOptional().describe('Whom the title is about'),
  interactionId: z.string().exactOptional().describe('The talk whose next step it is'),
  openedBy: z.string().exactOptional().describe('Who made it, and may cancel it'),
  due: z.iso.date(),
  remindOn: z.iso.date(),
  remindedOn: z.iso.date().exactOptional().describe('The day for which the reminder has fired'),
  contactedOn: z.iso.date().exactOptional().describe('The contact that has answered the reminder'),
  openedAt: z.string(),
  winback: z
    .object({
      planId: z.string(),
      step: z.int().min(1),
      asks: z.enum(['attempt', 'decision']).describe('To try, or to decide how the plan ends'),
    })
    .exactOptional()
    .describe('The step of a win-back plan that it is'),
  checklist: z.array(checklistItem).readonly().exactOptional().describe('Steps of the playbook'),
  nextEscalation: z
    .object({ level: z.enum(ESCALATION_LEVELS), on: z.iso.date() })
    .exactOptional()
    .describe('To whom it goes next when it stays undone, and when'),
  escalations: z
    .array(
      z.object({
        level: z.enum(ESCALATION_LEVELS),
        to: z.string().exactOptional().describe('Missing where the roster names nobody'),
        at: z.string(),
      }),
    )
    .readonly()
    .exactOptional()
    .describe('To whom it has gone so far'),
  escalatedTo: z.string().exactOptional().describe('Who has it on their list beside its owner'),
  closedAt: z.string().exactOptional(),
  outcome: z.string().exactOptional(),
});

export type TaskView = z.infer<typeof taskView>;
