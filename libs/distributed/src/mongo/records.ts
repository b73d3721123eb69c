import { type Collection, keyText } from '#pipeline';

/**
 * What can be rebuilt belongs to a generation of the store: `clear` begins the next one, and what is of an earlier one is
 * dropped. The name (`_id`) of such a record begins with its generation, so that records of two generations never meet.
 */
interface Dated {
  readonly _id: string;
  readonly generation: number;
}

/** A subject's document, under the subject. */
export interface DocumentRecord extends Dated {
  readonly partition: number;
  readonly position: string;
  /** The whole document as JSON: it is read and written whole, and has the same bits in every set. */
  readonly body: string;
}

/** An event of a subject's journal, under subject, source and id. */
export interface JournalRecord extends Dated {
  readonly subject: string;
  readonly sequence: number;
  readonly hash: string;
  /** The whole event as JSON. */
  readonly event: string;
}

/** What is known of a shipment, under subject, source and shipment id. */
export interface LedgerRecord extends Dated {
  readonly subject: string;
  readonly version: number;
  readonly eventId: string;
  /** `unitOrder` of the event id, by which equal versions are compared. */
  readonly rank: string;
  readonly cancelled: boolean;
  readonly week: number;
  readonly orders: number;
  readonly amount: number;
  readonly service: string;
  readonly lane: string;
}

/** A row of a read model, under its key; one that was removed stays as a tombstone, which is not `live` and has no body. */
export interface RowRecord extends Dated {
  readonly position: string;
  readonly live: boolean;
  /** The declared fields that are texts or numbers: what is filtered, ordered and grouped by. */
  readonly by: Readonly<Record<string, string | number>>;
  /** The whole row as JSON. */
  readonly body?: string;
}

/** How far a partition is folded, and by whom. */
export interface PartitionRecord {
  readonly _id: number;
  /** The last claim; it tells the generation too, see `generationOf`. */
  readonly claim: number;
  readonly checkpoint?: string;
  readonly settled: boolean;
  readonly liveFrom?: string;
}

/** What the whole database is. */
export interface MetaRecord {
  readonly _id: 'mooring';
  /** Version of these records. */
  readonly version: number;
  /** Identity of the log that it was folded from. */
  readonly logId: string;
  readonly partitions: number;
  readonly generation: number;
  /** Set while what is of earlier generations is being dropped: where each partition begins to decide again. */
  readonly clearing?: Readonly<Record<string, string>>;
}

/** A key of the vault, under its owner; an erased owner has none. */
export interface KeyRecord {
  readonly _id: string;
  readonly key: Uint8Array | null;
}

/** The collection of a read model's rows. */
export function rowsName(collection: Collection): string {
  return `rows_${collection}`;
}

/** The `_id` of a record of a generation. Within one generation, names are in the order of their keys. */
export function recordName(generation: number, ...key: readonly string[]): string {
  return keyText(String(generation), ...key);
}

/** The key in a record's name: its parts after the generation, as `keyText`. */
export function keyIn({ _id, generation }: Pick<Dated, '_id' | 'generation'>): string {
  return _id.slice(recordName(generation, '').length);
}
