import { hash } from 'node:crypto';
import type { DeriveId } from '#relationship';

/** 132 bits of SHA-256 in letters that a URL, a file name and a job queue accept. */
const LENGTH = 22;

/** The ids of derived events, shipments without ids, alerts, tasks and jobs: a hash of what they are about. */
export const deriveId: DeriveId = (...parts) =>
  hash('sha256', parts.join('\u001f'), 'base64url').slice(0, LENGTH);
