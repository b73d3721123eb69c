import type { OpenTask } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';
import { workdayMorning } from './workday-morning.js';

/** Names the reminder of a task for one day, so moving a due date moves it. */
function reminderId({ taskId, remindOn }: OpenTask): string {
  return deriveId('remind-task', taskId, remindOn);
}

/** The job that reminds of an open task. */
export function reminderOf(subject: string, task: OpenTask, timeZone: string): Job {
  return {
    id: reminderId(task),
    name: 'remind-task',
    payload: { subject, taskId: task.taskId },
    runAt: workdayMorning(task.remindOn, timeZone),
  };
}

/** The id of the event that says that the moment of a reminder has come. */
export function reachedId(subject: string, { taskId, remindOn }: OpenTask): string {
  return deriveId(subject, 'mooring.deadline.reached', taskId, remindOn);
}
