import {
  accountIdOf,
  dataschemaOf,
  isAccountSubject,
  type MooringEvent,
  nextRung,
  SYSTEM_SOURCE,
} from '#relationship';
import { businessTime } from '../business-time.js';
import type { Job } from '../ports/index.js';
import { escalationOf, escalationReachedId } from '../project/escalation-of.js';
import { openTaskOf } from './open-task-of.js';
import type { TaskJobPorts } from './task-job-ports.js';

/**
 * Does an `escalate-task` job: looks how the task stands now, and says that the day of its next rung has come when it has.
 * The fold then decides whom it goes to, once, however often the job is done.
 */
export async function escalate({ log, store, clock }: TaskJobPorts, { payload }: Job): Promise<void> {
  const { subject = '', taskId = '' } = payload;
  if (!isAccountSubject(subject)) throw new Error(`${subject} has no tasks`);
  const found = await openTaskOf(store, subject, taskId);
  if (found === undefined) return;
  const { task, timeZone } = found;
  const rung = nextRung(task);
  if (rung === undefined || task.ladder === undefined) return;
  if (rung.on > businessTime(timeZone).dateOf(clock.now())) return;
  const type = 'mooring.deadline.reached';
  const event: MooringEvent = {
    id: escalationReachedId(subject, task, rung),
    source: SYSTEM_SOURCE,
    type,
    subject,
    // Not the present moment: said again, it has to be the same event.
    time: escalationOf(subject, task, rung, timeZone).runAt,
    dataschema: dataschemaOf(type),
    data: { deadline: 'task-escalation', taskId, ...rung, since: task.ladder.since },
    correlationid: accountIdOf(subject),
  };
  await log.append([event]);
}
