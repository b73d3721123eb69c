import { nextRung, type OpenTask } from '#relationship';
import type { Job } from '../ports/index.js';
import { escalationOf } from './escalation-of.js';
import { reminderOf } from './reminder-of.js';

/** What an open task waits for: to be reminded of, unless that is done or not needed, and to go up the ladder. */
export function taskJobs(subject: string, task: OpenTask, timeZone: string): readonly Job[] {
  const rung = nextRung(task);
  return [
    ...(awaitsReminder(task) ? [reminderOf(subject, task, timeZone)] : []),
    ...(rung === undefined ? [] : [escalationOf(subject, task, rung, timeZone)]),
  ];
}

/** The ids of all jobs that a task may have in the queue, also of moments that have come. */
export function taskJobIds(subject: string, task: OpenTask, timeZone: string): readonly string[] {
  const rungs = task.ladder?.rungs ?? [];
  return [
    reminderOf(subject, task, timeZone).id,
    ...rungs.map((rung) => escalationOf(subject, task, rung, timeZone).id),
  ];
}

/** A contact that was logged has answered the reminder. */
export function awaitsReminder({ remindOn, remindedOn, contactedOn }: OpenTask): boolean {
  return remindedOn !== remindOn && contactedOn === undefined;
}
