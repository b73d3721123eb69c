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

/** A contact that was logged has answered the reminder. */
export function awaitsReminder({ remindOn, remindedOn, contactedOn }: OpenTask): boolean {
  return remindedOn !== remindOn && contactedOn === undefined;
}
