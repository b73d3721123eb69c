import { type AccountState, isFinished, type MooringEvent, type Settings } from '#relationship';
import type { Job } from '../ports/index.js';
import { notificationsIn } from './notifications-in.js';
import { notifyId, notifyJob } from './notify-job.js';
import { snoozeJob } from './snooze-job.js';
import { taskJobIds, taskJobs } from './task-jobs.js';

export interface JobChanges {
  readonly schedule: readonly Job[];
  readonly cancel: readonly string[];
}

/**
 * The reminders, escalations and messages that an event on an account's subject calls for or makes idle. A job id is a hash of what it is
 * about, so doing it twice does nothing.
 */
export function jobsOfEvent(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  settings: Settings,
): JobChanges {
  const tasks = taskJobsOfEvent(before, event, after, settings);
  const snoozes = snoozesOfEvent(before, event, after, settings);
  const notifications = notificationsOfEvent(before, event, after, settings);
  return {
    schedule: [...tasks.schedule, ...snoozes.schedule, ...notifications.schedule],
    cancel: [...tasks.cancel, ...snoozes.cancel, ...notifications.cancel],
  };
}

const NOTHING: JobChanges = { schedule: [], cancel: [] };

/** What is said because the job of a task was done. */
const HAVE_COME: ReadonlySet<string> = new Set(['mooring.deadline.reached', 'mooring.task.escalated']);

function taskJobsOfEvent(
  before: AccountState,
  { type, subject }: MooringEvent,
  after: AccountState,
  { timeZone }: Settings,
): JobChanges {
  if (before.tasks === after.tasks) return NOTHING;
  const wantedBy = ({ tasks }: AccountState) =>
    new Map(tasks.flatMap((task) => taskJobs(subject, task, timeZone)).map((job) => [job.id, job]));
  const knownTo = ({ tasks }: AccountState) =>
    new Set(tasks.flatMap((task) => taskJobIds(subject, task, timeZone)));
  const wanted = wantedBy(after);
  const present = wantedBy(before);
  const known = knownTo(after);
  return {
    schedule: [...wanted.values()].filter(({ id }) => !present.has(id)),
    cancel: [
      ...[...knownTo(before)].filter((id) => !known.has(id)),
      // The job of a moment that has come is in hand: it ends by itself, at the latest with the task.
      ...(HAVE_COME.has(type) ? [] : [...present.keys()].filter((id) => known.has(id) && !wanted.has(id))),
    ],
  };
}

/** The end of a snooze is waited for until the alert is over, snoozed again, or another one. */
function snoozesOfEvent(
  before: AccountState,
  { type, subject }: MooringEvent,
  after: AccountState,
  { timeZone }: Settings,
): JobChanges {
  if (before.alert?.snooze === after.alert?.snooze) return NOTHING;
  const present = snoozeJob(subject, before.alert, timeZone);
  const wanted = snoozeJob(subject, after.alert, timeZone);
  // The job of a snooze that has ended is in hand: it ends by itself.
  const isIdle = present !== undefined && type !== 'mooring.alert.returned';
  return { schedule: wanted === undefined ? [] : [wanted], cancel: isIdle ? [present.id] : [] };
}

/** What is to be told is looked at when it comes up, and once more when somebody else is to be told it. */
function notificationsOfEvent(
  before: AccountState,
  { type, subject }: MooringEvent,
  after: AccountState,
  { timeZone }: Settings,
): JobChanges {
  const handedOver = type === 'mooring.account.assigned' || type === 'mooring.task.assigned';
  if (before.notifications === after.notifications && before.tasks === after.tasks && !handedOver)
    return NOTHING;
  const open = (account: AccountState) =>
    new Map(
      notificationsIn(account, timeZone)
        .filter((notification) => !isFinished(notification))
        .map((notification) => [notification.notificationId, notification]),
    );
  const present = open(before);
  const wanted = open(after);
  return {
    schedule: [...wanted.values()]
      .filter(({ notificationId }) => handedOver || !present.has(notificationId))
      .map((notification) => notifyJob(subject, notification)),
    cancel: [...present.keys()].filter((notificationId) => !wanted.has(notificationId)).map(notifyId),
  };
}
