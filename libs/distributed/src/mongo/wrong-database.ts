import type { MetaRecord } from './records.js';

/** What a database has to belong to, to be used by an installation. */
export interface Installation {
  /** Identity of its event log. */
  readonly logId: string;
  /** How many partitions the log has. */
  readonly partitions: number;
}

/** Version of the records that this program reads and writes. */
export const RECORDS_VERSION = 1;

/** The database holds something else than what this installation has made; the message says in one sentence what to do. */
export class WrongDatabase extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongDatabase';
  }
}

/**
 * Passes when a database is the installation's own.
 *
 * @param name of the database, for the message
 * @throws {WrongDatabase}
 */
export function requireOwn(name: string, meta: MetaRecord, { logId, partitions }: Installation): void {
  const database = `the MongoDB database ${name}`;
  if (meta.version !== RECORDS_VERSION) {
    const [found, known] = [String(meta.version), String(RECORDS_VERSION)];
    throw new WrongDatabase(
      `${database} holds records of version ${found}, and this program knows version ${known}: start the program that wrote them, or choose another database, which is then filled from the log`,
    );
  }
  if (meta.logId !== logId) {
    throw new WrongDatabase(
      `${database} was made from another event log (${meta.logId}) than this one (${logId}): choose another database, or connect to the Kafka that it was made from`,
    );
  }
  if (meta.partitions !== partitions) {
    const [found, given] = [String(meta.partitions), String(partitions)];
    throw new WrongDatabase(
      `${database} was made from ${found} partitions, and the event log has ${given}: choose another database, which is then filled from the log`,
    );
  }
}
