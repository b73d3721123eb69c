import type { LedgerEntry, ShipmentSum } from '#relationship';
import {
  type AccountStore,
  type Claim,
  type CommitBatch,
  type EventKey,
  keyText,
  LostClaim,
  type OpenedPartition,
  type Position,
  type Progress,
  type ShipmentKey,
  type StoredEvent,
  type StoreAnswer,
  type StoreRequest,
  type SubjectDocument,
} from '#pipeline';
import type { Records } from './declare-records.js';
import { type Generations, generationOf } from './generations.js';
import { inParts } from './in-parts.js';
import type { MongoLink } from './mongo-link.js';
import { type DocumentRecord, keyIn, type PartitionRecord, recordName } from './records.js';
import { writeBatch } from './write-batch.js';

/** Documents that are read in one go. */
const BATCH = 500;
/** Answers to a question by key come in one go. */
const WHOLE = { batchSize: 100_000 } as const;
const BODY = { projection: { _id: 0, body: 1 } } as const;

/**
 * The state of the fold in MongoDB, shared by any number of processes. Every write is of one record and guarded by what is
 * there, so none of them needs a transaction. A writer's records are of the generation of its claim: one that has lost it
 * to a `clear` writes where nobody reads.
 */
export class MongoAccountStore implements AccountStore {
  readonly #link: MongoLink;
  readonly #records: Records;
  readonly #generations: Generations;

  constructor(link: MongoLink, records: Records, generations: Generations) {
    this.#link = link;
    this.#records = records;
    this.#generations = generations;
  }

  async claim(partition: number): Promise<Claim> {
    return this.#link.reach(async () => {
      await this.#generations.settle();
      const claimed = await this.#records.partitions.findOneAndUpdate(
        { _id: partition },
        { $inc: { claim: 1 } },
        { returnDocument: 'after' },
      );
      if (claimed === null) throw new RangeError(`there is no partition ${String(partition)}`);
      return claimed.claim;
    });
  }

  async open(partition: number): Promise<OpenedPartition> {
    const found = await this.#link.reach(() => this.#records.partitions.findOne({ _id: partition }));
    if (found === null) throw new RangeError(`there is no partition ${String(partition)}`);
    const { claim, liveFrom } = found;
    return {
      ...progressOf(found),
      ...(liveFrom === undefined ? {} : { liveFrom }),
      documents: this.#link.reachEach(() => this.#documentsIn(partition, generationOf(claim))),
    };
  }

  async progress(partitions: readonly number[]): Promise<readonly Progress[]> {
    const found = await this.#link.reach(() =>
      this.#records.partitions.find({ _id: { $in: [...partitions] } }, WHOLE).toArray(),
    );
    const byPartition = new Map(found.map(({ _id, ...record }) => [_id, progressOf(record)]));
    return partitions.map((partition) => {
      const progress = byPartition.get(partition);
      if (progress === undefined) throw new RangeError(`there is no partition ${String(partition)}`);
      return progress;
    });
  }

  async document(subject: string): Promise<SubjectDocument | undefined> {
    const [document] = await this.documents([subject]);
    return document;
  }

  async documents(subjects: readonly string[]): Promise<readonly SubjectDocument[]> {
    const found = await this.#read(subjects, (generation, names) =>
      this.#records.documents.find(
        { _id: { $in: names.map((subject) => recordName(generation, subject)) } },
        { ...WHOLE, ...BODY },
      ),
    );
    return found.map(documentOf);
  }

  async load({ shipments, events }: StoreRequest): Promise<StoreAnswer> {
    const ledger = await this.#read(shipments.map(shipmentText), (generation, keys) =>
      this.#records.ledger.find(
        { _id: { $in: keys.map((key) => recordName(generation, key)) } },
        { ...WHOLE, projection: { subject: 0, rank: 0 } },
      ),
    );
    const journal = await this.#read(events.map(eventText), (generation, keys) =>
      this.#records.journal.find(
        { _id: { $in: keys.map((key) => recordName(generation, key)) } },
        { ...WHOLE, projection: { generation: 1, event: 1 } },
      ),
    );
    return {
      shipments: new Map(
        ledger.map((record) => {
          const { _id, generation, ...entry } = record;
          return [keyIn({ _id, generation }), entry satisfies LedgerEntry];
        }),
      ),
      events: new Map(
        journal.map(({ _id, generation, event }) => {
          const parsed: StoredEvent = JSON.parse(event);
          return [keyIn({ _id, generation }), parsed];
        }),
      ),
    };
  }

  async sums(
    subjects: readonly string[],
    fromWeek: number,
  ): Promise<ReadonlyMap<string, readonly ShipmentSum[]>> {
    const found = await this.#read(subjects, (generation, of) =>
      this.#records.ledger.aggregate<{
        _id: ShipmentSum & { subject: string };
        orders: number;
        amount: number;
      }>(
        [
          { $match: { subject: { $in: of }, week: { $gte: fromWeek }, generation, cancelled: false } },
          {
            $group: {
              _id: { subject: '$subject', week: '$week', service: '$service', lane: '$lane' },
              orders: { $sum: '$orders' },
              amount: { $sum: '$amount' },
            },
          },
        ],
        WHOLE,
      ),
    );
    const sums = new Map<string, ShipmentSum[]>();
    for (const { _id, orders, amount } of found) {
      const { subject, week, service, lane } = _id;
      const ofSubject = sums.get(subject) ?? [];
      ofSubject.push({ week, service, lane, orders, amount });
      sums.set(subject, ofSubject);
    }
    return sums;
  }

  async commit(batch: CommitBatch): Promise<void> {
    const { partition, claim, checkpoint, settled } = batch;
    await this.#link.reach(async () => {
      await writeBatch(this.#records, generationOf(claim), batch);
      const { matchedCount } = await this.#records.partitions.updateOne(
        { _id: partition, claim },
        { $max: { checkpoint }, $set: { settled } },
      );
      if (matchedCount === 0) throw new LostClaim(partition);
    });
  }

  async clear(liveFrom: ReadonlyMap<number, Position>): Promise<void> {
    await this.#link.reach(() => this.#generations.next(liveFrom));
  }

  async *#documentsIn(partition: number, generation: number): AsyncGenerator<readonly SubjectDocument[]> {
    const cursor = this.#records.documents.find({ partition, generation }, { ...BODY, batchSize: BATCH });
    let batch: SubjectDocument[] = [];
    for await (const record of cursor) {
      batch.push(documentOf(record));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** What a question about keys finds in the present generation; it is asked in parts when there are too many of them. */
  async #read<Found>(
    keys: readonly string[],
    find: (generation: number, keys: readonly string[]) => { toArray(): Promise<Found[]> },
  ): Promise<readonly Found[]> {
    if (keys.length === 0) return [];
    const parts = inParts(keys);
    return this.#link.reach(() =>
      this.#generations.under(async (generation) => {
        const found = await Promise.all(parts.map((part) => find(generation, part).toArray()));
        return found.flat();
      }),
    );
  }
}

function progressOf({ checkpoint, settled }: Pick<PartitionRecord, keyof Progress>): Progress {
  return { ...(checkpoint === undefined ? {} : { checkpoint }), settled };
}

function documentOf({ body }: Pick<DocumentRecord, 'body'>): SubjectDocument {
  const document: SubjectDocument = JSON.parse(body);
  return document;
}

function shipmentText({ subject, source, shipmentId }: ShipmentKey): string {
  return keyText(subject, source, shipmentId);
}

function eventText({ subject, source, id }: EventKey): string {
  return keyText(subject, source, id);
}
