import type { DataOf, EventType, MooringEvent } from './catalogue.js';
import { dataschemaOf } from './catalogue.js';
import { type EventOf, SYSTEM_SOURCE } from './envelope.js';

/** Makes a stable identifier out of parts: the same parts give the same id (a hash, handed in by the shell). */
export type DeriveId = (...parts: readonly string[]) => string;

/** What a derived event is made of; the rest follows from its cause. */
interface Derived<Type extends EventType> {
  readonly type: Type;
  readonly subject: string;
  readonly data: DataOf<Type>;
  /** What tells it from other events of this type on this subject: an alert with its revision, a week. */
  readonly key: readonly string[];
}

/**
 * An event that the system derives from another one. Its id is a hash of subject, type and key, so deciding again after a
 * crash gives the same event; it happens when its cause happened.
 */
export function derive<Type extends EventType>(
  cause: MooringEvent,
  deriveId: DeriveId,
  { type, subject, data, key }: Derived<Type>,
): EventOf<Type, DataOf<Type>> {
  return {
    id: deriveId(subject, type, ...key),
    source: SYSTEM_SOURCE,
    type,
    subject,
    time: cause.time,
    dataschema: dataschemaOf(type),
    data,
    causationid: cause.id,
    ...(cause.correlationid === undefined ? {} : { correlationid: cause.correlationid }),
    ...(cause.backfill === undefined ? {} : { backfill: cause.backfill }),
  };
}
