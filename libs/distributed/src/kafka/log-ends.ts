import type { Admin } from 'kafkajs';

/** Asks the brokers how far the partitions of a topic go. Those who ask at the same time share a round trip. */
export class LogEnds {
  readonly #admin: Admin;
  readonly #topic: string;
  #underWay: Promise<readonly number[]> | undefined;
  #next: Promise<readonly number[]> | undefined;

  constructor(admin: Admin, topic: string) {
    this.#admin = admin;
    this.#topic = topic;
  }

  /** The offset of the next message of every partition, at a moment after the call. */
  all(): Promise<readonly number[]> {
    if (this.#underWay === undefined) {
      this.#underWay = this.#ask().finally(() => {
        this.#underWay = undefined;
      });
      return this.#underWay;
    }
    // The brokers may have answered already what is under way.
    this.#next ??= this.#underWay
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.all();
      });
    return this.#next;
  }

  /** The same for one partition. */
  async of(partition: number): Promise<number> {
    return (await this.all())[partition] ?? 0;
  }

  async #ask(): Promise<readonly number[]> {
    const ends: number[] = [];
    for (const { partition, high } of await this.#admin.fetchTopicOffsets(this.#topic))
      ends[partition] = Number(high);
    return ends;
  }
}
