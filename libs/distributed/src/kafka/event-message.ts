import type { KafkaMessage, Message } from 'kafkajs';
import type { StoredEvent } from '#pipeline';
import type { MooringEvent } from '#relationship';
import { positionOf } from './position.js';

/** Structured mode of CloudEvents' binding for Kafka. */
const HEADERS = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** An event on its way into a partition. */
export interface EventMessage extends Message {
  readonly partition: number;
  readonly value: string;
}

/**
 * The message of an event. One that was recorded by another log before keeps the record time that it brings.
 *
 * @param time milliseconds since 1970; counts only where the topic does not take the brokers' own clock
 */
export function messageOf(
  event: MooringEvent | Omit<StoredEvent, 'position'>,
  partition: number,
  time: number,
): EventMessage {
  return {
    partition,
    key: event.subject,
    value: JSON.stringify(event),
    headers: HEADERS,
    timestamp: String(time),
  };
}

/** The events of messages that follow each other, and the running maximum of their record times after them. */
export interface ReadEvents {
  readonly events: readonly StoredEvent[];
  /** Milliseconds since 1970. */
  readonly recorded: number;
}

/**
 * Reads messages; those without a value are no events.
 *
 * @param before the running maximum before them, in milliseconds since 1970
 */
export function eventsOf(messages: readonly KafkaMessage[], before: number): ReadEvents {
  const events: StoredEvent[] = [];
  let recorded = before;
  let instant = '';
  for (const { value, offset, timestamp } of messages) {
    if (value === null) continue;
    const event: Omit<StoredEvent, 'position' | 'recordedtime'> & { readonly recordedtime?: string } =
      JSON.parse(value.toString('utf8'));
    const own = event.recordedtime === undefined ? Number(timestamp) : Date.parse(event.recordedtime);
    // Those that were appended together share their time, and formatting costs as much as parsing.
    if (own > recorded || instant === '') {
      recorded = Math.max(own, recorded);
      instant = new Date(recorded).toISOString();
    }
    const position = positionOf({ offset: Number(offset), recorded });
    events.push(Object.assign(event, { position, recordedtime: instant }));
  }
  return { events, recorded };
}
