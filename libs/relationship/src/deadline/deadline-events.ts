import { z } from 'zod';

/**
 * A moment that somebody waits for has come. The fold checks whether anybody still does: a task that is done, or due on
 * another day by now, is not reminded of.
 */
export const deadlineReached = z
  .strictObject({
    deadline: z.literal('task-reminder'),
    taskId: z.string().min(1),
    /** The day on which the task asked for the reminder. */
    on: z.iso.date(),
  })
  .readonly();
