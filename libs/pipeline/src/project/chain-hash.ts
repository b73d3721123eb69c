import { hash } from 'node:crypto';
import type { StoredEvent } from '../ports/index.js';

/**
 * The hash of a journal entry: SHA-256 over the hash before it and the event with its record time. Positions are left
 * out, so a migrated log keeps its chains.
 */
export function chainHash(previous: string, event: StoredEvent): string {
  const { id, source, type, subject, time, dataschema, data, recordedtime } = event;
  const optional = [event.actor, event.causationid, event.correlationid, event.backfill];
  const content = JSON.stringify([
    id,
    source,
    type,
    subject,
    time,
    dataschema,
    data,
    recordedtime,
    ...optional,
  ]);
  return hash('sha256', previous + content, 'base64url');
}
