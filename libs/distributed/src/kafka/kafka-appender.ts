import type { Kafka, Producer, RecordMetadata } from 'kafkajs';
import type { Position } from '#pipeline';
import type { EventMessage } from './event-message.js';
import { inTime } from './in-time.js';
import { positionOf } from './position.js';

/** An append that waits for its turn. */
interface Waiting {
  readonly messages: readonly EventMessage[];
  readonly resolve: (positions: readonly Position[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What is sent of one partition at a time, in characters: brokers take a mebibyte if nobody has told them otherwise. */
const CHUNK = 400_000;
/** Appends that wait are sent together, up to so many events. */
const TOGETHER = 50_000;
/** What brokers say for their own time where the topic takes the times of senders. */
const TIME_OF_SENDER = -1;

/**
 * Appends with an idempotent producer that has one request under way. Appends that come meanwhile wait and are sent together:
 * the more there are, the larger the batches.
 */
export class KafkaAppender {
  readonly #kafka: Kafka;
  readonly #topic: string;
  readonly #waiting: Waiting[] = [];
  /** By partition: the running maximum of the record times that this process has been told. */
  readonly #recorded: number[] = [];
  #producer: Promise<Producer> | undefined;
  #sending: Promise<void> | undefined;

  constructor(kafka: Kafka, topic: string) {
    this.#kafka = kafka;
    this.#topic = topic;
  }

  /** As `EventLog.append`. */
  append(messages: readonly EventMessage[]): Promise<readonly Position[]> {
    if (messages.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ messages, resolve, reject });
      this.#sending ??= this.#send().finally(() => {
        this.#sending = undefined;
      });
    });
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await this.#sending;
    await this.#drop();
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#next();
      try {
        const positions = (await this.#sendAll(together.flatMap(({ messages }) => messages))).values();
        for (const { messages, resolve } of together) resolve(positions.take(messages.length).toArray());
      } catch (error) {
        // The brokers would take what is sent next under the same numbers for what has failed, and drop it.
        void this.#drop();
        for (const { reject } of together) reject(error);
      }
    }
  }

  #next(): readonly Waiting[] {
    let events = 0;
    let count = 0;
    for (const { messages } of this.#waiting) {
      events += messages.length;
      count += 1;
      if (events >= TOGETHER) break;
    }
    return this.#waiting.splice(0, count);
  }

  async #sendAll(messages: readonly EventMessage[]): Promise<readonly Position[]> {
    const positions = Array.from<Position>({ length: messages.length });
    const ofPartitions = [...Map.groupBy(messages.keys(), (at) => messages[at]?.partition ?? 0)].map(
      ([partition, places]) => ({ partition, chunks: chunksOf(messages, places) }),
    );
    const producer = await inTime(this.#connected());
    for (let round = 0; ; round += 1) {
      const turn = ofPartitions.flatMap(({ partition, chunks }) => {
        const places = chunks[round];
        return places === undefined ? [] : [{ partition, places }];
      });
      if (turn.length === 0) return positions;
      const sent = turn.flatMap(({ places }) => places.flatMap((at) => messages[at] ?? []));
      const answers = await inTime(
        producer.sendBatch({ acks: -1, topicMessages: [{ topic: this.#topic, messages: sent }] }),
      );
      for (const { partition, places } of turn) {
        const answer = answers.find((each) => each.partition === partition);
        if (answer?.baseOffset === undefined) throw new Error('a broker gave no offset');
        this.#place(positions, partition, places, answer, messages);
      }
    }
  }

  #place(
    positions: Position[],
    partition: number,
    places: readonly number[],
    { baseOffset, logAppendTime }: RecordMetadata,
    messages: readonly EventMessage[],
  ): void {
    const first = Number(baseOffset);
    const brokers = Number(logAppendTime ?? TIME_OF_SENDER);
    for (const [nth, at] of places.entries()) {
      const told = brokers === TIME_OF_SENDER ? Number(messages[at]?.timestamp ?? 0) : brokers;
      const recorded = Math.max(told, this.#recorded[partition] ?? 0);
      this.#recorded[partition] = recorded;
      positions[at] = positionOf({ offset: first + nth, recorded });
    }
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect();
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    return producer;
  }

  async #drop(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await producer?.then((connected) => connected.disconnect()).catch(() => undefined);
  }
}

/** Places in order, cut where a chunk is full. */
function chunksOf(messages: readonly EventMessage[], places: readonly number[]): readonly number[][] {
  const chunks: number[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const at of places) {
    const length = messages[at]?.value.length ?? 0;
    if (size + length > CHUNK) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(at);
    size += length;
  }
  return chunks;
}
