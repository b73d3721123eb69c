import type { Kafka, KafkaMessage } from 'kafkajs';
import type { LogEnds } from './log-ends.js';
import { PartitionReader } from './partition-reader.js';

/** Consumers that are kept for later reads. */
const KEPT = 2;

/** Consumers that read from any place; as many as there are reads at a time. */
export class ReaderPool {
  readonly #open: () => Promise<PartitionReader>;
  readonly #ends: LogEnds;
  readonly #idle: PartitionReader[] = [];
  readonly #busy = new Set<PartitionReader>();

  constructor(kafka: Kafka, topic: string, partitions: number, ends: LogEnds) {
    this.#open = () => PartitionReader.open(kafka, topic, partitions);
    this.#ends = ends;
  }

  /** Messages of a partition in order, from an offset to what was the end when the last of them were handed out. */
  async *read(partition: number, from: number): AsyncGenerator<readonly KafkaMessage[]> {
    // Most reads are of partitions in which nothing is new: they need no consumer.
    if (from >= (await this.#ends.of(partition))) return;
    const reader = this.#idle.pop() ?? (await this.#open());
    this.#busy.add(reader);
    try {
      yield* reader.read(partition, from, () => this.#ends.of(partition));
    } finally {
      this.#busy.delete(reader);
      this.#putBack(reader);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((reader) => reader.close()));
  }

  #putBack(reader: PartitionReader): void {
    if (reader.isFit && this.#idle.length < KEPT) this.#idle.push(reader);
    // One that brokers do not answer takes its time to leave them.
    else void reader.close().catch(() => undefined);
  }
}
