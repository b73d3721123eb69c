import { createHash } from 'node:crypto';
import { pick, textAt } from './pick.js';

/** What of an event is hashed, in this order; what an event lacks counts as null. */
const HASHED = ['id', 'source', 'type', 'subject', 'time', 'dataschema', 'data', 'recordedtime'];
const HASHED_AT_THE_END = ['actor', 'causationid', 'correlationid', 'backfill'];

/**
 * The places of a journal's entries whose hash does not follow from the entry before, computed as an auditor would who has
 * nothing but the entries.
 */
export function brokenLinks(entries: readonly unknown[]): readonly number[] {
  const broken: number[] = [];
  let head = '';
  for (const [at, entry] of entries.entries()) {
    const content = [...HASHED, ...HASHED_AT_THE_END].map((field) => pick(entry, 'event', field) ?? null);
    const hash = createHash('sha256').update(head + JSON.stringify(content));
    if (hash.digest('base64url') !== textAt(entry, 'hash') || pick(entry, 'sequence') !== at + 1) {
      broken.push(at);
    }
    head = textAt(entry, 'hash');
  }
  return broken;
}
