import type { Admin, Kafka } from 'kafkajs';
import { inTime } from './in-time.js';

/** Asks the brokers how far the partitions of a topic go. Those who ask at the same time share a round trip. */
export class LogEnds {
  readonly #kafka: Kafka;
  readonly #topic: string;
  #admin: Promise<Admin> | undefined;
  /** The last question, answered or not. */
  #underWay: Promise<unknown> = Promise.resolve();
  /** The question that is to be asked next: all who call before it is, share it. */
  #next: Promise<readonly number[]> | undefined;

  constructor(kafka: Kafka, topic: string) {
    this.#kafka = kafka;
    this.#topic = topic;
  }

  /** The offset of the next message of every partition, at a moment after the call. */
  all(): Promise<readonly number[]> {
    // The brokers may have answered already what is under way: that is not waited for, but waited out.
    this.#next ??= this.#underWay
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        const asking = this.#ask();
        this.#underWay = asking;
        return asking;
      });
    return this.#next;
  }

  /** The same for one partition. */
  async of(partition: number): Promise<number> {
    return (await this.all())[partition] ?? 0;
  }

  async close(): Promise<void> {
    await (this.#next ?? this.#underWay).catch(() => undefined);
    await this.#drop();
  }

  async #ask(): Promise<readonly number[]> {
    try {
      this.#admin ??= this.#connect();
      const admin = await inTime(this.#admin);
      const ends: number[] = [];
      for (const { partition, high } of await inTime(admin.fetchTopicOffsets(this.#topic)))
        ends[partition] = Number(high);
      return ends;
    } catch (error) {
      void this.#drop();
      throw error;
    }
  }

  async #connect(): Promise<Admin> {
    const admin = this.#kafka.admin();
    await admin.connect();
    return admin;
  }

  async #drop(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => undefined);
  }
}
