import type { Notification } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** The job that tells a notification as soon as may be. */
export function notifyJob(subject: string, { notificationId, since }: Notification): Job {
  return {
    id: notifyId(notificationId),
    name: 'notify',
    payload: { subject, notificationId },
    runAt: Temporal.Instant.from(since).toString({ smallestUnit: 'millisecond' }),
  };
}

export function notifyId(notificationId: string): string {
  return deriveId('notify', notificationId);
}
