import type { AccountState, MooringEvent, OpenTask, Settings } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** When people read their reminders, in the business time zone. */
const REMINDER_HOUR = '09:00';

export interface JobChanges {
  readonly schedule: readonly Job[];
  readonly cancel: readonly string[];
}

const NOTHING: JobChanges = { schedule: [], cancel: [] };

/**
 * The reminders that an event on an account's subject calls for or makes idle. A job id is a hash of the task and the day,
 * so moving a due date moves the reminder and doing it twice does nothing.
 */
export function jobsOfEvent(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  settings: Settings,
): JobChanges {
  if (before.tasks === after.tasks) return NOTHING;
  const wanted = new Map(after.tasks.map((task) => [reminderId(task), task]));
  const present = new Set(before.tasks.map(reminderId));
  return {
    schedule: [...wanted]
      .filter(([id]) => !present.has(id))
      .map(([, task]) => reminderOf(event.subject, task, settings.timeZone)),
    cancel: [...present].filter((id) => !wanted.has(id)),
  };
}

function reminderId({ taskId, remindOn }: OpenTask): string {
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
