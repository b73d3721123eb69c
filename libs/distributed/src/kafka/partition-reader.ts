import { randomUUID } from 'node:crypto';
import type { Batch, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { createBell, type RungBell } from '#pipeline';
import { inTime } from './in-time.js';
import { SilentBrokers } from './kafka-client.js';

/** What is read just now. */
interface Aim {
  readonly partition: number;
  /** Offset of the message that has to come next. */
  next: number;
  readonly ready: (readonly KafkaMessage[])[];
  /** How often a batch began elsewhere, in a row. */
  astray: number;
  /** Rings when a batch has come, was taken, or nothing is read any more. */
  readonly bell: RungBell;
}

/** Batches that wait for whoever reads: the next ones are fetched meanwhile. */
const AHEAD = 2;
/** How long a consumer that has nothing to fetch waits before it looks again whether it has. */
const IDLE_MS = 20;
/** How long to wait for messages that have to be there. */
const PATIENCE_MS = 20_000;
const HEARTBEAT_MS = 2_000;
/** After a rebalance of its group a consumer is at the start of the topic; told where to go on, it goes there. */
const MOST_ASTRAY = 20;
const MAX_BYTES = 1_048_576;

/** Reads one partition at a time, from any offset: the only consumer of a group of its own. */
export class PartitionReader {
  readonly #topic: string;
  readonly #consumer: Consumer;
  #aim: Aim | undefined;
  #broken = false;

  private constructor(consumer: Consumer, topic: string) {
    this.#consumer = consumer;
    this.#topic = topic;
  }

  static async open(kafka: Kafka, topic: string, partitions: number): Promise<PartitionReader> {
    const consumer = kafka.consumer({
      groupId: `${topic}.reader.${randomUUID()}`,
      maxWaitTimeInMs: IDLE_MS,
      maxBytesPerPartition: MAX_BYTES,
      retry: { restartOnFailure: async () => true },
    });
    const reader = new PartitionReader(consumer, topic);
    const all = Array.from({ length: partitions }, (_, partition) => partition);
    const joined = new Promise<void>((resolve) => {
      // Also after a failure, when the library begins anew and fetches everything.
      consumer.on(consumer.events.GROUP_JOIN, () => {
        consumer.pause([{ topic, partitions: all.filter((each) => each !== reader.#aim?.partition) }]);
        resolve();
      });
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => reader.#take(payload),
      });
      await inTime(joined);
    } catch (error) {
      void reader.close().catch(() => undefined);
      throw error;
    }
    return reader;
  }

  /** Whether it may be used again. */
  get isFit(): boolean {
    return !this.#broken;
  }

  /**
   * Messages in order, from an offset to what was the end when the last of them were handed out.
   *
   * @param end the offset of the partition's next message
   */
  async *read(
    partition: number,
    from: number,
    end: () => Promise<number>,
  ): AsyncGenerator<readonly KafkaMessage[]> {
    const aim: Aim = { partition, next: from, ready: [], astray: 0, bell: createBell() };
    let next = from;
    let known = await end();
    if (next >= known) return;
    this.#aim = aim;
    this.#consumer.seek({ topic: this.#topic, partition, offset: String(from) });
    this.#consumer.resume([{ topic: this.#topic, partitions: [partition] }]);
    try {
      while (next < known) {
        const messages = aim.ready.shift() ?? (await this.#ready(aim));
        aim.bell.ring();
        next = Number(messages.at(-1)?.offset) + 1;
        yield messages;
        if (next >= known) known = await end();
      }
    } finally {
      this.#aim = undefined;
      aim.bell.ring();
      this.#consumer.pause([{ topic: this.#topic, partitions: [partition] }]);
    }
  }

  async close(): Promise<void> {
    this.#broken = true;
    await this.#consumer.disconnect();
  }

  async #ready(aim: Aim): Promise<readonly KafkaMessage[]> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const { rung } = aim.bell;
      const messages = aim.ready.shift();
      if (messages !== undefined) return messages;
      if (aim.astray > MOST_ASTRAY) throw this.#breaks('the brokers begin elsewhere than they were asked to');
      if (performance.now() >= until) throw this.#breaks('the brokers send nothing');
      await aim.bell.next(rung, until - performance.now());
    }
  }

  #breaks(reason: string): Error {
    this.#broken = true;
    return new SilentBrokers(reason);
  }

  async #take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const aim = this.#aim;
    if (aim === undefined || aim.partition !== batch.partition || batch.isEmpty() || payload.isStale())
      return;
    if (!this.#follows(aim, batch)) return;
    aim.ready.push(batch.messages);
    payload.resolveOffset(batch.lastOffset());
    aim.bell.ring();
    while (this.#aim === aim && aim.ready.length >= AHEAD) {
      await aim.bell.next(aim.bell.rung, HEARTBEAT_MS);
      await payload.heartbeat();
    }
  }

  #follows(aim: Aim, batch: Batch): boolean {
    if (Number(batch.firstOffset()) === aim.next) {
      aim.next = Number(batch.lastOffset()) + 1;
      aim.astray = 0;
      return true;
    }
    aim.astray += 1;
    this.#consumer.seek({ topic: this.#topic, partition: aim.partition, offset: String(aim.next) });
    return false;
  }
}
