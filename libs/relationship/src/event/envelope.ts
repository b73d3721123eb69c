/**
 * An event as CloudEvents 1.0 names its parts (JSON, structured mode). `(subject, source, id)` is its identity: a second
 * event under the same three is a duplicate, or a conflict when its content differs.
 */
export interface EventOf<Type extends string, Data> {
  readonly id: string;
  /** Who says so: a feed (`--source`), or `mooring/...` for what the system derived. Never a file name. */
  readonly source: string;
  readonly type: Type;
  /** Whose story this belongs to: `account/…`, `portfolio`, `partition/N`. Order is kept per subject. */
  readonly subject: string;
  /** When it happened (ISO 8601 instant); the record time is the log's own. */
  readonly time: string;
  /** Schema name and version, `shipment.booked/1`. */
  readonly dataschema: string;
  readonly data: Data;
  /** The event that made the system derive this one. */
  readonly causationid?: string;
  /** Groups all events of one import or one command. */
  readonly correlationid?: string;
  /** The user who acted. */
  readonly actor?: string;
  /** True for imported history: known time is assumed, not witnessed. */
  readonly backfill?: boolean;
}

/** What the log adds when it stores an event. */
export interface Recorded {
  /** Opaque; within one partition, string comparison is log order. */
  readonly position: string;
  /** Append time (ISO 8601 instant), never decreasing within a partition. */
  readonly recordedtime: string;
}

/** The source of everything that the system itself derives. */
export const SYSTEM_SOURCE = 'mooring';

/** The source of what people ask for and log through the product itself. */
export const CONSOLE_SOURCE = 'console';
