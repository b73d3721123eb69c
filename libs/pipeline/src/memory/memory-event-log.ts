import type { MooringEvent } from '#relationship';
import { type Clock, type EventLog, partitionFor, type Position, type StoredEvent } from '../ports/index.js';
import { deepFreeze } from './deep-freeze.js';

const BATCH = 1000;
/** Digits of a position: enough for a million million events of a partition to compare as strings. */
const DIGITS = 12;

/** An event log that lives as long as the process: for tests and back-tests. Appended events are frozen in place. */
export class MemoryEventLog implements EventLog {
  readonly partitions: number;
  readonly #clock: Clock;
  readonly #logs: readonly StoredEvent[][];

  constructor(partitions: number, clock: Clock) {
    this.partitions = partitions;
    this.#clock = clock;
    this.#logs = Array.from({ length: partitions }, () => []);
  }

  partitionOf(subject: string): number {
    return partitionFor(subject, this.partitions);
  }

  async append(events: readonly MooringEvent[]): Promise<readonly Position[]> {
    const now = this.#clock.now();
    return events.map((event) => {
      const log = this.#logOf(this.partitionOf(event.subject));
      // The position of an event is the number of events up to and with it, so it is also where reading goes on after it.
      const position = String(log.length + 1).padStart(DIGITS, '0');
      const before = log.at(-1)?.recordedtime ?? now;
      log.push(deepFreeze({ ...event, position, recordedtime: now > before ? now : before }));
      return position;
    });
  }

  async *read(partition: number, after: Position | undefined): AsyncGenerator<readonly StoredEvent[]> {
    const log = this.#logOf(partition);
    for (let at = placeOf(after); at < log.length;) {
      const batch = log.slice(at, at + BATCH);
      at += batch.length;
      yield batch;
    }
  }

  async backlog(partition: number, after: Position | undefined): Promise<number> {
    return Math.max(0, this.#logOf(partition).length - placeOf(after));
  }

  #logOf(partition: number): StoredEvent[] {
    const log = this.#logs[partition];
    if (log === undefined) throw new RangeError(`there is no partition ${String(partition)}`);
    return log;
  }
}

function placeOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (position.length === DIGITS && /^\d+$/u.test(position)) return Number(position);
  throw new RangeError(`${JSON.stringify(position)} is no position of this log`);
}
