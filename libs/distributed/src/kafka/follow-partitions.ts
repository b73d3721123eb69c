import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import {
  type Clock,
  createBell,
  type EngineTrouble,
  LostClaim,
  type PartitionWorkers,
  type RungBell,
} from '#pipeline';
import { eventsOf } from './event-message.js';
import { placeAt, type Place } from './position.js';

export interface FollowOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** Processes of one group share the partitions. */
  readonly groupId: string;
  readonly workers: PartitionWorkers;
  /** Says since when something fails. */
  readonly clock: Clock;
  /** Told how many events of a partition were folded. */
  readonly onFolded: (partition: number, events: number) => void;
  /** Told of every failure; it is tried again. */
  readonly onTrouble: (error: unknown) => void;
}

/** A process's part in folding a log. */
export interface Following {
  /** The partitions that this process folds at the moment. */
  readonly partitions: readonly number[];
  /** What keeps partitions of this process from being folded, if anything does. */
  readonly trouble: EngineTrouble | undefined;
  /** Resolves when what is in hand is committed and the other processes have been told. */
  stop(): Promise<void>;
}

/** A partition that was given to this process. */
interface Given {
  readonly partition: number;
  /** The offset that has to come next, and the running maximum of record times before it; undefined while it is taken. */
  next: Place | undefined;
  trouble: EngineTrouble | undefined;
}

const SESSION_MS = 10_000;
const HEARTBEAT_MS = 1_000;
const REBALANCE_MS = 30_000;
/** How long brokers wait for news before they answer that there is none. */
const WAIT_MS = 250;
/** Offsets are kept in Kafka only for those who watch the group there; the store knows better. */
const COMMIT_MS = 5_000;
const RETRY_MS = 1_000;
/** Partitions that are folded at the same time: while one waits for the store, another one computes. */
const ABREAST = 4;

/**
 * Folds the partitions that the group gives to this process. A partition that it is given is taken (a claim in the store)
 * and read on from where the store stands; one that another process has taken over is let go.
 */
export async function followPartitions(options: FollowOptions): Promise<Following> {
  const { kafka, topic, groupId } = options;
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: REBALANCE_MS,
    maxWaitTimeInMs: WAIT_MS,
    retry: { restartOnFailure: async () => true },
  });
  const follower = new Follower(consumer, options);
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    follower.receive(payload.memberAssignment[topic] ?? []);
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => options.onTrouble(payload.error));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatchAutoResolve: false,
    autoCommitInterval: COMMIT_MS,
    partitionsConsumedConcurrently: ABREAST,
    eachBatch: (payload) => follower.fold(payload),
  });
  return follower;
}

class Follower implements Following {
  readonly #consumer: Consumer;
  readonly #options: FollowOptions;
  readonly #given = new Map<number, Given>();
  /** By partition: what is under way, after which the next thing may begin. */
  readonly #turns = new Map<number, Promise<void>>();
  readonly #patience: RungBell = createBell();
  #stopping = false;

  constructor(consumer: Consumer, options: FollowOptions) {
    this.#consumer = consumer;
    this.#options = options;
  }

  get partitions(): readonly number[] {
    return [...this.#given.keys()].toSorted((one, other) => one - other);
  }

  get trouble(): EngineTrouble | undefined {
    return [...this.#given.values()].find(({ trouble }) => trouble !== undefined)?.trouble;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#patience.ring();
    await this.#consumer.disconnect();
    await Promise.all(this.#turns.values());
  }

  /** The group has shared out the partitions anew. */
  receive(assigned: readonly number[]): void {
    for (const partition of this.#given.keys()) {
      if (assigned.includes(partition)) continue;
      this.#given.delete(partition);
      void this.#inTurn(partition, async () => this.#options.workers.drop(partition));
    }
    for (const partition of assigned) if (!this.#given.has(partition)) this.#give(partition);
  }

  async fold(payload: EachBatchPayload): Promise<void> {
    const { partition } = payload.batch;
    const given = this.#given.get(partition);
    if (given === undefined || payload.batch.isEmpty()) return;
    const beating = setInterval(() => {
      // One that fails says so again when it is waited for.
      payload.heartbeat().catch(() => undefined);
    }, HEARTBEAT_MS);
    try {
      await this.#inTurn(partition, () => this.#foldBatch(given, payload));
    } finally {
      clearInterval(beating);
    }
    // Rejects when the group is about to share out the partitions anew: then it is not to be taken back.
    await payload.heartbeat();
    if (!this.#given.has(partition)) this.#give(partition);
  }

  #give(partition: number): void {
    const given = { partition, next: undefined, trouble: undefined };
    this.#given.set(partition, given);
    this.#takeUp(given);
  }

  async #foldBatch(given: Given, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { partition, next } = given;
    if (next === undefined || payload.isStale() || this.#given.get(partition) !== given) return;
    if (Number(batch.firstOffset()) !== next.offset) {
      this.#seek(partition, next.offset);
      return;
    }
    try {
      const { events, recorded } = eventsOf(batch.messages, next.recorded);
      await this.#options.workers.fold(partition, events);
      given.next = { offset: Number(batch.lastOffset()) + 1, recorded };
      payload.resolveOffset(batch.lastOffset());
      this.#options.onFolded(partition, events.length);
    } catch (error) {
      if (error instanceof LostClaim) {
        this.#given.delete(partition);
        return;
      }
      this.#fails(given, error);
      given.next = undefined;
      this.#takeUp(given);
    }
  }

  /** Takes a partition as soon as it can be taken, and reads on from there. */
  #takeUp(given: Given): void {
    const { partition } = given;
    const { topic } = this.#options;
    this.#consumer.pause([{ topic, partitions: [partition] }]);
    void this.#inTurn(partition, async () => {
      while (!this.#stopping && this.#given.get(partition) === given) {
        try {
          const { offset, recorded } = placeAt(await this.#options.workers.take(partition));
          given.next = { offset: offset + 1, recorded };
          given.trouble = undefined;
          break;
        } catch (error) {
          this.#fails(given, error);
          await this.#patience.next(this.#patience.rung, RETRY_MS);
        }
      }
      if (given.next === undefined || this.#given.get(partition) !== given) return;
      this.#seek(partition, given.next.offset);
      this.#consumer.resume([{ topic, partitions: [partition] }]);
    });
  }

  #fails(given: Given, error: unknown): void {
    given.trouble = { error, since: given.trouble?.since ?? this.#options.clock.now() };
    this.#options.onTrouble(error);
  }

  #seek(partition: number, offset: number): void {
    this.#consumer.seek({ topic: this.#options.topic, partition, offset: String(offset) });
  }

  /** One thing at a time for a partition. */
  #inTurn(partition: number, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(partition) ?? Promise.resolve()).then(work);
    this.#turns.set(
      partition,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
