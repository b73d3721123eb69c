import { createHash } from 'node:crypto';
import type { EventLog, Position, StoredEvent } from '#pipeline';
import { partitionSubject } from '#relationship';

/** A log that takes events of another one together with their record times. */
export interface TakingLog extends EventLog {
  copy(events: readonly StoredEvent[]): Promise<void>;
}

/** What a partition holds. */
export interface Summary {
  readonly events: number;
  /** SHA-256 over the events in order, without their positions, which every log gives by itself. */
  readonly digest: string;
  /** Where its last week was closed: what had to be said before has been said. */
  readonly closed: Position | undefined;
}

/** How many events were copied, and how many an earlier run had copied. */
export interface Copied {
  readonly copied: number;
  readonly present: number;
}

/** The log to copy to holds what is not in the one to copy from. */
export class OtherEvents extends Error {}

/** Told after each batch how many events have been passed since the last one. */
export type Passed = (events: number) => void;

/** Reads every partition to its end. */
export async function summaries(log: EventLog, passed: Passed): Promise<readonly Summary[]> {
  const all: Summary[] = [];
  for (const partition of Array(log.partitions).keys()) all.push(await summaryOf(log, partition, passed));
  return all;
}

async function summaryOf(log: EventLog, partition: number, passed: Passed): Promise<Summary> {
  const hash = createHash('sha256');
  let events = 0;
  let closed: Position | undefined;
  for await (const batch of log.read(partition, undefined)) {
    for (const event of batch) {
      hash.update(textOf(event)).update('\n');
      if (event.type === 'mooring.week.closed' && event.subject === partitionSubject(partition)) {
        closed = event.position;
      }
    }
    events += batch.length;
    passed(batch.length);
  }
  return { events, digest: hash.digest('hex'), closed };
}

/**
 * Copies every partition in log order into the one of the same number; goes on behind what an earlier run has copied. Both
 * logs must have the same number of partitions, and nobody else may append to either.
 *
 * @throws {OtherEvents} when the target holds anything else than the beginning of the source
 */
export async function copyLog(source: EventLog, target: TakingLog, passed: Passed): Promise<Copied> {
  let copied = 0;
  let present = 0;
  for (const partition of Array(source.partitions).keys()) {
    const done = await copyPartition(source, target, partition, passed);
    copied += done.copied;
    present += done.present;
  }
  return { copied, present };
}

async function copyPartition(
  source: EventLog,
  target: TakingLog,
  partition: number,
  passed: Passed,
): Promise<Copied> {
  let copied = 0;
  let present = 0;
  const there = eventsIn(target, partition);
  try {
    let next = await there.next();
    for await (const batch of source.read(partition, undefined)) {
      let known = 0;
      for (const event of batch) {
        if (next.done === true) break;
        if (textOf(next.value) !== textOf(event)) throw new OtherEvents();
        known += 1;
        next = await there.next();
      }
      await target.copy(batch.slice(known));
      present += known;
      copied += batch.length - known;
      passed(batch.length);
    }
    if (next.done !== true) throw new OtherEvents();
  } finally {
    await there.return(undefined);
  }
  return { copied, present };
}

async function* eventsIn(log: EventLog, partition: number): AsyncGenerator<StoredEvent, undefined> {
  for await (const batch of log.read(partition, undefined)) yield* batch;
  return undefined;
}

function textOf({ position: _position, ...event }: StoredEvent): string {
  return JSON.stringify(event);
}
