import type { OpenTask, Rung } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';
import { workdayMorning } from './workday-morning.js';

/** The job that takes an undone task to a rung of its ladder. */
export function escalationOf(subject: string, task: OpenTask, rung: Rung, timeZone: string): Job {
  const { taskId } = task;
  return {
    id: deriveId('escalate-task', ...rungKey(task, rung)),
    name: 'escalate-task',
    payload: { subject, taskId },
    runAt: workdayMorning(rung.on, timeZone),
  };
}

/** The id of the event that says that the moment of a rung has come. */
export function escalationReachedId(subject: string, task: OpenTask, rung: Rung): string {
  return deriveId(subject, 'mooring.deadline.reached', 'task-escalation', ...rungKey(task, rung));
}

/** A task that was moved has another ladder, even where the days are the same. */
function rungKey({ taskId, ladder }: OpenTask, { level, on }: Rung): readonly string[] {
  return [taskId, String(ladder?.since ?? 0), level, on];
}
