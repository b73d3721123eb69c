import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** Whether a job tells people something. */
export function isNotificationJob({ name }: Job): boolean {
  return name === 'notify' || name === 'digest' || name === 'team-digest';
}

/** Looks at a notification again, at an ISO instant. */
export function notifyAgain(subject: string, notificationId: string, runAt: string): Job {
  return {
    id: deriveId('notify', notificationId, runAt),
    name: 'notify',
    payload: { subject, notificationId },
    runAt,
  };
}

/** Gathers what somebody is to be told, at an ISO instant. */
export function digestJob(manager: string, runAt: string): Job {
  return { id: deriveId('digest', manager, runAt), name: 'digest', payload: { manager }, runAt };
}
