import type { Claim, Position } from '#pipeline';
import type { Records } from './declare-records.js';
import type { MetaRecord } from './records.js';
import { type Installation, RECORDS_VERSION, requireOwn } from './wrong-database.js';

/** The claims of a generation are the numbers from its own times this on. */
const CLAIMS = 2 ** 32;
const ID = 'mooring';
const COLLISION = 11_000;

/** The generation to which a claim was given, and so what is written under it. */
export function generationOf(claim: Claim): number {
  return Math.floor(claim / CLAIMS);
}

/**
 * Which generation of records counts. Clearing begins the next one, in steps that may be cut off anywhere and done again by
 * anybody, also by several at once:
 *
 * 1. `meta` says the next generation, and that earlier ones are being dropped. From here on they are not read.
 * 2. The claims of all partitions are put to where those of the generation begin; with that nobody's claim is good any
 *    more, and each partition is as before its first commit.
 * 3. The records of earlier generations are deleted.
 * 4. `meta` says that this is done.
 */
export class Generations {
  readonly #records: Records;
  readonly #name: string;
  /** The latest that this process has heard of. */
  #present = 0;

  /** @param name of the database, for messages */
  constructor(records: Records, name: string) {
    this.#records = records;
    this.#name = name;
  }

  /**
   * Makes the database the installation's, or finds that it is.
   *
   * @returns whether a clear that was cut off has been finished
   * @throws {WrongDatabase}
   */
  async establish(installation: Installation): Promise<boolean> {
    const first = { version: RECORDS_VERSION, ...installation, generation: 1 };
    const { meta, partitions } = this.#records;
    await meta.updateOne({ _id: ID }, { $setOnInsert: first }, { upsert: true }).catch(unlessThere);
    const present = await this.#meta();
    requireOwn(this.#name, present, installation);
    const untouched = Array.from({ length: installation.partitions }, (_, partition) => ({
      _id: partition,
      claim: present.generation * CLAIMS,
      settled: true,
    }));
    await partitions.insertMany(untouched, { ordered: false }).catch(unlessThere);
    return this.settle();
  }

  /**
   * Reads what is of the present generation.
   *
   * @param read is given that generation; called once more when another process has begun the next one
   */
  async under<Result>(read: (generation: number) => Promise<Result>): Promise<Result> {
    for (;;) {
      const generation = this.#present;
      const [result] = await Promise.all([read(generation), this.#meta()]);
      if (this.#present === generation) return result;
    }
  }

  /** Begins the next generation. Returns when nothing is left of the ones before. */
  async next(liveFrom: ReadonlyMap<number, Position>): Promise<void> {
    const clearing = Object.fromEntries(liveFrom);
    await this.#records.meta.updateOne({ _id: ID }, { $inc: { generation: 1 }, $set: { clearing } });
    await this.settle();
  }

  /**
   * Finishes a clear that was cut off, or is under way.
   *
   * @returns whether there was one
   */
  async settle(): Promise<boolean> {
    const { generation, partitions, clearing } = await this.#meta();
    if (clearing === undefined) return false;
    const claim = generation * CLAIMS;
    await this.#records.partitions.bulkWrite(
      Array.from({ length: partitions }, (_, partition) => {
        const liveFrom = clearing[String(partition)];
        return {
          updateOne: {
            // Who has claimed the partition in this generation has it as it is to be.
            filter: { _id: partition, claim: { $lt: claim } },
            update: {
              $set: { claim, settled: true, ...(liveFrom === undefined ? {} : { liveFrom }) },
              $unset: { checkpoint: 1, ...(liveFrom === undefined ? { liveFrom: 1 } : {}) },
            },
          },
        };
      }),
    );
    await this.#records.dropBefore(generation);
    await this.#records.meta.updateOne({ _id: ID, generation }, { $unset: { clearing: 1 } });
    return true;
  }

  async #meta(): Promise<MetaRecord> {
    const meta = await this.#records.meta.findOne({ _id: ID });
    if (meta === null)
      throw new Error(
        `the MongoDB database ${this.#name} was dropped while it was in use: start Mooring again`,
      );
    this.#present = Math.max(this.#present, meta.generation);
    return meta;
  }
}

/** Somebody else may have been faster. */
function unlessThere(error: unknown): void {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === COLLISION) return;
  throw error;
}
