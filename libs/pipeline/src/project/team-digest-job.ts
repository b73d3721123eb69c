import { deriveId } from '../derive-id.js';
import type { Job } from '../ports/index.js';

/** Looks at an ISO instant whether somebody is to be told of their teams. */
export function teamDigestJob(user: string, runAt: string): Job {
  return { id: deriveId('team-digest', user, runAt), name: 'team-digest', payload: { user }, runAt };
}
