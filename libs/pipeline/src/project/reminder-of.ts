import type { OpenTask } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** When people read their reminders, in the business time zone. */
const REMINDER_HOUR = '09:00';

/** Names the reminder of a task for one day, so moving a due date moves it. */
export function reminderId({ taskId, remindOn }: OpenTask): string {
  return deriveId('remind-task', taskId, remindOn);
}

/** The job that reminds of an open task. */
export function reminderOf(subject: string, task: OpenTask, timeZone: string): Job {
  const at = Temporal.PlainDate.from(task.remindOn).toZonedDateTime({ timeZone, plainTime: REMINDER_HOUR });
  return {
    id: reminderId(task),
    name: 'remind-task',
    payload: { subject, taskId: task.taskId },
    runAt: at.toInstant().toString({ smallestUnit: 'millisecond' }),
  };
}

/** The id of the event that says that the moment of a reminder has come. */
export function reachedId(subject: string, { taskId, remindOn }: OpenTask): string {
  return deriveId(subject, 'mooring.deadline.reached', taskId, remindOn);
}
