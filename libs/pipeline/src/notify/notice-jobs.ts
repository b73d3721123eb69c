import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** Whether a job tells people something. */
export function isNoticeJob({ name }: Job): boolean {
  return name === 'notify' || name === 'digest';
}

/** Looks at a notice again, at an ISO instant. */
export function notifyAgain(subject: string, noticeId: string, runAt: string): Job {
  return {
    id: deriveId('notify', noticeId, runAt),
    name: 'notify',
    payload: { subject, noticeId },
    runAt,
  };
}

/** Gathers what somebody is to be told, at an ISO instant. */
export function digestJob(manager: string, runAt: string): Job {
  return { id: deriveId('digest', manager, runAt), name: 'digest', payload: { manager }, runAt };
}
