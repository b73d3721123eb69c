import type { EventOf, MooringEvent, Recorded } from '#relationship';

/** Opaque; within one partition, string comparison is log order. */
export type Position = string;

/** An event as the log holds it. Its type and data may be of a version that this program does not know. */
export type StoredEvent = EventOf<string, unknown> & Recorded;

/**
 * The event log: the only truth. Appending is at-least-once (a retry may leave an event twice; the fold drops the second).
 * Events of one subject are read in the order in which they were appended.
 */
export interface EventLog {
  /** How many partitions there are; fixed for the life of the log. */
  readonly partitions: number;

  /** The partition of a subject: `partition/N` is in N, every other subject where its hash says. */
  partitionOf(subject: string): number;

  /**
   * Appends events in the given order; resolves with their positions once all of them survive a crash of the process.
   * After a rejection, any prefix per partition may have been appended.
   */
  append(events: readonly MooringEvent[]): Promise<readonly Position[]>;

  /**
   * Reads one partition in order, in batches, from just after a position (or from the start) to what was its end when
   * the last batch was read. Record times never decrease. A text that is no position is a RangeError.
   */
  read(partition: number, after: Position | undefined): AsyncIterable<readonly StoredEvent[]>;

  /** How many events a reader who has come to a position (or nowhere yet) still has before it. RangeError as for `read`. */
  backlog(partition: number, after: Position | undefined): Promise<number>;
}
