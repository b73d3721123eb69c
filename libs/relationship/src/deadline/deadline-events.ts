import { z } from 'zod';

/** The day has come on which a task asked to be reminded of. */
const reminder = z
  .strictObject({
    deadline: z.literal('task-reminder'),
    taskId: z.string().min(1),
    on: z.iso.date(),
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
 * another day by now, is not reminded of; an alert that is over or snoozed again does not return.
 */
export const deadlineReached = z.discriminatedUnion('deadline', [reminder, snoozeEnd]);
