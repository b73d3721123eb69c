import type { MooringEvent } from '#relationship';
import { type Clock, type EventLog, partitionFor, type Position, type StoredEvent } from '#pipeline';
import { type EventMessage, eventsOf, messageOf } from './event-message.js';
import type { KafkaAppender } from './kafka-appender.js';
import type { LogEnds } from './log-ends.js';
import { type Place, placeAt } from './position.js';
import type { ReaderPool } from './reader-pool.js';

export interface KafkaEventLogParts {
  readonly partitions: number;
  /** Messages that are no events, at the head of the first partition. */
  readonly headers: number;
  readonly appender: KafkaAppender;
  readonly readers: ReaderPool;
  readonly ends: LogEnds;
  readonly clock: Clock;
  /** Says of an error of the library that Kafka is away; what else is wrong stays as it is. */
  readonly explained: (error: unknown) => unknown;
}

/**
 * The event log as a topic: one message an event, in the partition that the subject's hash says. Record times are those of
 * the brokers (a topic that takes the times of senders gets the clock's).
 */
export class KafkaEventLog implements EventLog {
  readonly partitions: number;
  readonly #parts: KafkaEventLogParts;

  constructor(parts: KafkaEventLogParts) {
    this.partitions = parts.partitions;
    this.#parts = parts;
  }

  partitionOf(subject: string): number {
    return this.partitions === 1 ? 0 : partitionFor(subject, this.partitions);
  }

  append(events: readonly MooringEvent[]): Promise<readonly Position[]> {
    const time = Date.parse(this.#parts.clock.now());
    return this.#send(events.map((event) => messageOf(event, this.partitionOf(event.subject), time)));
  }

  /** Appends events of another log, which keep the times at which they were recorded there. */
  async copy(events: readonly StoredEvent[]): Promise<void> {
    const time = Date.parse(this.#parts.clock.now());
    await this.#send(
      events.map(({ position: _position, ...event }) =>
        messageOf(event, this.partitionOf(event.subject), time),
      ),
    );
  }

  async *read(partition: number, after: Position | undefined): AsyncGenerator<readonly StoredEvent[]> {
    const place = this.#placeIn(partition, after);
    let recorded = place.recorded;
    try {
      for await (const messages of this.#parts.readers.read(partition, place.offset + 1)) {
        const read = eventsOf(messages, recorded);
        recorded = read.recorded;
        if (read.events.length > 0) yield read.events;
      }
    } catch (error) {
      throw this.#parts.explained(error);
    }
  }

  async backlog(partition: number, after: Position | undefined): Promise<number> {
    const { offset } = this.#placeIn(partition, after);
    const next = Math.max(offset + 1, partition === 0 ? this.#parts.headers : 0);
    try {
      return Math.max(0, (await this.#parts.ends.of(partition)) - next);
    } catch (error) {
      throw this.#parts.explained(error);
    }
  }

  async #send(messages: readonly EventMessage[]): Promise<readonly Position[]> {
    try {
      return await this.#parts.appender.append(messages);
    } catch (error) {
      throw this.#parts.explained(error);
    }
  }

  #placeIn(partition: number, after: Position | undefined): Place {
    if (!Number.isInteger(partition) || partition < 0 || partition >= this.partitions) {
      throw new RangeError(`there is no partition ${String(partition)}`);
    }
    return placeAt(after);
  }
}
