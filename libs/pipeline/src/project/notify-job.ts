import type { Notice } from '#relationship';
import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** The job that tells a notice as soon as may be. */
export function notifyJob(subject: string, { noticeId, since }: Notice): Job {
  return {
    id: notifyId(noticeId),
    name: 'notify',
    payload: { subject, noticeId },
    runAt: Temporal.Instant.from(since).toString({ smallestUnit: 'millisecond' }),
  };
}

export function notifyId(noticeId: string): string {
  return deriveId('notify', noticeId);
}
