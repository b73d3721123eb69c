import { type AccountState, isFinished, type MooringEvent, type Settings } from '#relationship';
import type { Job } from '../ports/index.js';
import { notificationsIn } from './notifications-in.js';
import { notifyId, notifyJob } from './notify-job.js';
import { snoozeJob } from './snooze-job.js';
import { reminderId, reminderOf } from './reminder-of.js';

export interface JobChanges {
  readonly schedule: readonly Job[];
  readonly cancel: readonly string[];
}

/**
 * The reminders and messages that an event on an account's subject calls for or makes idle. A job id is a hash of what it is
 * about, so doing it twice does nothing.
 */
export function jobsOfEvent(
  before: AccountState,
  event: MooringEvent,
  after: AccountState,
  settings: Settings,
): JobChanges {
  const reminders = remindersOfEvent(before, event, after, settings);
  const snoozes = snoozesOfEvent(before, event, after, settings);
  const notifications = notificationsOfEvent(before, event, after, settings);
  return {
    schedule: [...reminders.schedule, ...snoozes.schedule, ...notifications.schedule],
    cancel: [...reminders.cancel, ...snoozes.cancel, ...notifications.cancel],
  };
}

const NOTHING: JobChanges = { schedule: [], cancel: [] };

function remindersOfEvent(
  before: AccountState,
  { subject }: MooringEvent,
  after: AccountState,
  { timeZone }: Settings,
): JobChanges {
  if (before.tasks === after.tasks) return NOTHING;
  const wanted = new Map(after.tasks.map((task) => [reminderId(task), task]));
  const present = new Set(before.tasks.map(reminderId));
  return {
    schedule: [...wanted]
      .filter(([id]) => !present.has(id))
      .map(([, task]) => reminderOf(subject, task, timeZone)),
    cancel: [...present].filter((id) => !wanted.has(id)),
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
