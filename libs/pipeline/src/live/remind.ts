import {
  accountIdOf,
  dataschemaOf,
  isAccountSubject,
  type MooringEvent,
  type OpenTask,
  SYSTEM_SOURCE,
} from '#relationship';
import { businessTime } from '../business-time.js';
import { activeSettings } from '../ingest/set-up.js';
import type { AccountStore, Clock, EventLog, Job } from '../ports/index.js';
import { reachedId, reminderOf } from '../project/reminder-of.js';

export interface RemindPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}

/**
 * Does a `remind-task` job: looks how the task stands now, and says that its moment has come when somebody still waits for
 * it. The fold then puts the reminder into the outbox of effects, once, however often the job is done.
 */
export async function remind({ log, store, clock }: RemindPorts, { name, payload }: Job): Promise<void> {
  const { subject = '', taskId = '' } = payload;
  if (name !== 'remind-task' || !isAccountSubject(subject)) throw new Error(`nobody knows the job ${name}`);
  const account = (await store.document(subject))?.state;
  const task = account?.kind === 'account' ? account.tasks.find((open) => open.taskId === taskId) : undefined;
  const settings = await activeSettings(store);
  if (task === undefined || settings === undefined) return;
  const { timeZone } = settings;
  if (!isDue(task, businessTime(timeZone).dateOf(clock.now()))) return;
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

/** A task that was moved to a later day has another job. */
function isDue({ remindOn, remindedOn }: OpenTask, today: string): boolean {
  return remindOn <= today && remindedOn !== remindOn;
}
