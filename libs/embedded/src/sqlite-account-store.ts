import type { DatabaseSync } from 'node:sqlite';
import type { LedgerEntry, ShipmentSum } from '#relationship';
import {
  type AccountStore,
  type Claim,
  type CommitBatch,
  keyText,
  LostClaim,
  type LedgerWrite,
  type OpenedPartition,
  type Position,
  type Progress,
  type StoredEvent,
  type StoreAnswer,
  type StoreRequest,
  type SubjectDocument,
} from '#pipeline';
import { documentsTable } from './tables/documents-table.js';
import { type EventsTable, journalTable } from './tables/journal-table.js';
import { KeyFilter } from './tables/key-filter.js';
import { ledgerTable } from './tables/ledger-table.js';
import { namesTable } from './tables/names-table.js';
import { partitionsTable } from './tables/partitions-table.js';
import { rowsTable } from './tables/rows-table.js';
import type { Transactions } from './transaction.js';

/** The state of the fold in tables beside the log that it refers to. A commit is one transaction. */
export class SqliteAccountStore implements AccountStore {
  readonly #transactions: Transactions;
  readonly #names;
  readonly #partitions;
  readonly #journal;
  readonly #rows;
  readonly #documents;
  readonly #ledger;
  /** What this process has written into tables that it found or made empty; undefined when they held something. */
  #written: Written | undefined;
  /** The writer of a file is one process, so who writes a partition is known here. */
  readonly #claims = new Map<number, Claim>();

  /**
   * @param isWriter whether nobody else can write to the file meanwhile
   * @param events the table with the bodies of the journalled events
   */
  constructor(db: DatabaseSync, transactions: Transactions, isWriter: boolean, events: EventsTable) {
    this.#transactions = transactions;
    this.#names = namesTable(db);
    this.#partitions = partitionsTable(db);
    this.#journal = journalTable(db, this.#names, events);
    this.#rows = rowsTable(db);
    this.#documents = documentsTable(db, this.#names);
    this.#ledger = ledgerTable(db, this.#names);
    this.#written = isWriter && this.#partitions.isFresh() ? nothingWritten() : undefined;
  }

  async claim(partition: number): Promise<Claim> {
    const claim = (this.#claims.get(partition) ?? 0) + 1;
    this.#claims.set(partition, claim);
    return claim;
  }

  async open(partition: number): Promise<OpenedPartition> {
    return { ...this.#partitions.find(partition), documents: this.#documents.inPartition(partition) };
  }

  async progress(partitions: readonly number[]): Promise<readonly Progress[]> {
    return this.#transactions.read(() => partitions.map((partition) => this.#partitions.find(partition)));
  }

  async document(subject: string): Promise<SubjectDocument | undefined> {
    return this.#documents.find(subject);
  }

  async documents(subjects: readonly string[]): Promise<readonly SubjectDocument[]> {
    return this.#transactions.read(() => subjects.flatMap((subject) => this.#documents.find(subject) ?? []));
  }

  async load(request: StoreRequest): Promise<StoreAnswer> {
    return this.#transactions.read(() => {
      const shipments = new Map<string, LedgerEntry>();
      for (const key of request.shipments) {
        const { subject, source, shipmentId } = key;
        if (this.#written?.shipments.mayHave(subject, source, shipmentId) === false) continue;
        const entry = this.#ledger.find(key);
        if (entry) shipments.set(keyText(subject, source, shipmentId), entry);
      }
      const events = new Map<string, StoredEvent>();
      for (const key of request.events) {
        const { subject, source, id } = key;
        if (this.#written?.events.mayHave(subject, source, id) === false) continue;
        const event = this.#journal.find(key);
        if (event) events.set(keyText(subject, source, id), event);
      }
      return { shipments, events };
    });
  }

  async sums(
    subjects: readonly string[],
    fromWeek: number,
  ): Promise<ReadonlyMap<string, readonly ShipmentSum[]>> {
    return this.#transactions.read(() => {
      const sums = new Map<string, readonly ShipmentSum[]>();
      for (const subject of subjects) {
        const ofSubject = this.#ledger.sums(subject, fromWeek);
        if (ofSubject.length > 0) sums.set(subject, ofSubject);
      }
      return sums;
    });
  }

  async commit(batch: CommitBatch): Promise<void> {
    if (this.#claims.get(batch.partition) !== batch.claim) throw new LostClaim(batch.partition);
    this.#write(() => {
      for (const entry of batch.journal) this.#journal.write(entry);
      for (const row of batch.rows) this.#rows.write(row);
      for (const document of batch.documents) this.#documents.write(batch.partition, document);
      for (const shipment of bySubject(batch.shipments)) this.#ledger.write(shipment);
      this.#partitions.advance(batch.partition, batch.checkpoint, batch.settled);
    });
    if (this.#written !== undefined) note(this.#written, batch);
  }

  async clear(liveFrom: ReadonlyMap<number, Position>): Promise<void> {
    this.#write(() => {
      for (const table of [this.#journal, this.#rows, this.#documents, this.#ledger, this.#names])
        table.clear();
      this.#partitions.reset(liveFrom);
    });
    for (const [partition, claim] of this.#claims) this.#claims.set(partition, claim + 1);
    this.#written = nothingWritten();
  }

  /** Names that were given in a transaction that failed are not there any more. */
  #write(work: () => void): void {
    try {
      this.#transactions.write(work);
    } catch (error) {
      this.#names.forget();
      throw error;
    }
  }
}

interface Written {
  readonly events: KeyFilter;
  readonly shipments: KeyFilter;
}

function nothingWritten(): Written {
  return { events: new KeyFilter(), shipments: new KeyFilter() };
}

function note({ events, shipments }: Written, batch: CommitBatch): void {
  for (const { event } of batch.journal) events.add(event.subject, event.source, event.id);
  for (const { key } of batch.shipments) shipments.add(key.subject, key.source, key.shipmentId);
}

/** Writes of one subject after another: they are in the same few pages, so searching and changing those costs a half less. */
function bySubject(writes: readonly LedgerWrite[]): readonly LedgerWrite[] {
  return [...Map.groupBy(writes, ({ key }) => key.subject).values()].flat();
}
