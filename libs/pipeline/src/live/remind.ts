import { accountIdOf, dataschemaOf, isAccountSubject, type MooringEvent, SYSTEM_SOURCE } from '#relationship';
import { businessTime } from '../business-time.js';
import type { Job } from '../ports/index.js';
import { reachedId, reminderOf } from '../project/reminder-of.js';
import { awaitsReminder } from '../project/task-jobs.js';
import { openTaskOf } from './open-task-of.js';
import type { TaskJobPorts } from './task-job-ports.js';

/**
 * Does a `remind-task` job: looks how the task stands now, and says that its moment has come when somebody still waits for
 * it. The fold then puts the reminder into the outbox of effects, once, however often the job is done. A task that was moved
 * to a later day has another job, and a contact that was logged meanwhile has answered it.
 */
export async function remind({ log, store, clock }: TaskJobPorts, { payload }: Job): Promise<void> {
  const { subject = '', taskId = '' } = payload;
  if (!isAccountSubject(subject)) throw new Error(`${subject} has no tasks`);
  const found = await openTaskOf(store, subject, taskId);
  if (found === undefined) return;
  const { task, timeZone } = found;
  if (!awaitsReminder(task) || task.remindOn > businessTime(timeZone).dateOf(clock.now())) return;
  const type = 'mooring.deadline.reached';
  const event: MooringEvent = {
    id: reachedId(subject, task),
    source: SYSTEM_SOURCE,
    type,
    subject,
    // Not the present moment: said again, it has to be the same event.
    time: reminderOf(subject, task, timeZone).runAt,
    dataschema: dataschemaOf(type),
    data: { deadline: 'task-reminder', taskId, on: task.remindOn },
    correlationid: accountIdOf(subject),
  };
  await log.append([event]);
}
