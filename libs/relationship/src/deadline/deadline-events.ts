import { z } from 'zod';
import { ESCALATION_LEVELS } from '../task/escalation.js';

const taskId = z.string().min(1);

/** The day has come for which a task asked to be reminded of. */
const reminder = z
  .strictObject({ deadline: z.literal('task-reminder'), taskId, on: z.iso.date() })
  .readonly();

/** The day has come on which a task that is not done goes to somebody else as well. */
const escalation = z
  .strictObject({
    deadline: z.literal('task-escalation'),
    taskId,
    on: z.iso.date(),
    level: z.enum(ESCALATION_LEVELS),
    /** The revision of the task at which its ladder was set. */
    since: z.int().min(1),
  })
  .readonly();

/** The day has come until which an alert was snoozed. */
const snoozeEnd = z
  .strictObject({
    deadline: z.literal('snooze-end'),
    alertId: z.string().min(1),
    on: z.iso.date(),
    /** The alert's revision by the snooze. */
    since: z.int().min(1),
  })
  .readonly();

/**
 * A moment that somebody waits for has come. The fold checks whether anybody still does: a task that is done, or due on
 * another day by now, is not reminded of, and goes to nobody.
 */
export const deadlineReached = z.discriminatedUnion('deadline', [reminder, escalation, snoozeEnd]);
