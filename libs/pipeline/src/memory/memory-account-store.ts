import type { LedgerEntry, ShipmentSum } from '#relationship';
import {
  type AccountStore,
  type Claim,
  type CommitBatch,
  keyText,
  type OpenedPartition,
  type Position,
  type Progress,
  type StoredEvent,
  type StoreAnswer,
  type StoreRequest,
  type SubjectDocument,
} from '../ports/index.js';
import { type AccountData, newAccountData } from './account-data.js';
import { writeBatch } from './write-batch.js';

const BATCH = 500;

/** The state of the fold in memory: for tests and back-tests. What is committed is frozen in place. */
export class MemoryAccountStore implements AccountStore {
  readonly #data: AccountData;
  readonly #beforeWrite: () => void;

  /** @param beforeWrite called before each single write of a commit, so that a test can stop half-way */
  constructor(data: AccountData = newAccountData(), beforeWrite: () => void = () => undefined) {
    this.#data = data;
    this.#beforeWrite = beforeWrite;
  }

  async claim(partition: number): Promise<Claim> {
    const claim = (this.#data.claims.get(partition) ?? 0) + 1;
    this.#data.claims.set(partition, claim);
    return claim;
  }

  async open(partition: number): Promise<OpenedPartition> {
    const liveFrom = this.#data.liveFrom.get(partition);
    return {
      ...this.#progressOf(partition),
      ...(liveFrom === undefined ? {} : { liveFrom }),
      documents: inBatches([...(this.#data.partitions.get(partition)?.values() ?? [])]),
    };
  }

  async progress(partitions: readonly number[]): Promise<readonly Progress[]> {
    return partitions.map((partition) => this.#progressOf(partition));
  }

  async document(subject: string): Promise<SubjectDocument | undefined> {
    return this.#data.documents.get(subject);
  }

  async documents(subjects: readonly string[]): Promise<readonly SubjectDocument[]> {
    return subjects.flatMap((subject) => this.#data.documents.get(subject) ?? []);
  }

  async load(request: StoreRequest): Promise<StoreAnswer> {
    const shipments = new Map<string, LedgerEntry>();
    for (const { subject, source, shipmentId } of request.shipments) {
      const entry = this.#data.ledgers.get(subject)?.get(keyText(source, shipmentId));
      if (entry !== undefined) shipments.set(keyText(subject, source, shipmentId), entry);
    }
    const events = new Map<string, StoredEvent>();
    for (const { subject, source, id } of request.events) {
      const key = keyText(subject, source, id);
      const event = this.#data.events.get(key);
      if (event !== undefined) events.set(key, event);
    }
    return { shipments, events };
  }

  async sums(
    subjects: readonly string[],
    fromWeek: number,
  ): Promise<ReadonlyMap<string, readonly ShipmentSum[]>> {
    const sums = new Map<string, readonly ShipmentSum[]>();
    for (const subject of subjects) {
      const ofSubject = sumsOf(this.#data.ledgers.get(subject)?.values() ?? [], fromWeek);
      if (ofSubject.length > 0) sums.set(subject, ofSubject);
    }
    return sums;
  }

  async commit(batch: CommitBatch): Promise<void> {
    writeBatch(this.#data, batch, this.#beforeWrite);
  }

  async clear(liveFrom: ReadonlyMap<number, Position>): Promise<void> {
    const { claims, ...rest } = this.#data;
    for (const [partition, claim] of claims) claims.set(partition, claim + 1);
    for (const collection of Object.values(rest)) collection.clear();
    for (const [partition, position] of liveFrom) this.#data.liveFrom.set(partition, position);
  }

  #progressOf(partition: number): Progress {
    const checkpoint = this.#data.checkpoints.get(partition);
    return {
      ...(checkpoint === undefined ? {} : { checkpoint }),
      settled: !this.#data.unsettled.has(partition),
    };
  }
}

async function* inBatches<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

function sumsOf(entries: Iterable<LedgerEntry>, fromWeek: number): readonly ShipmentSum[] {
  const sums = new Map<string, ShipmentSum>();
  for (const { cancelled, week, service, lane, orders, amount } of entries) {
    if (cancelled || week < fromWeek) continue;
    const key = keyText(String(week), service, lane);
    const sum = sums.get(key);
    sums.set(key, {
      week,
      service,
      lane,
      orders: orders + (sum?.orders ?? 0),
      amount: amount + (sum?.amount ?? 0),
    });
  }
  return [...sums.values()];
}
