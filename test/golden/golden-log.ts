import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { canonicalJson, createProjector, type EventLog, type Position, type StoredEvent } from '#pipeline';
import {
  ManualClock,
  MemoryAccountStore,
  MemoryJobQueue,
  MemoryReadModels,
  newAccountData,
} from '#pipeline/memory';

const AFTER_EVERYTHING = '~';

/** The events of a golden log. */
export function readGoldenLog(file: string): readonly StoredEvent[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const event: StoredEvent = JSON.parse(line);
      return event;
    });
}

/** A log of one partition that holds these events and takes no more. */
function fixedLog(events: readonly StoredEvent[]): EventLog {
  const following = (after: Position | undefined) =>
    events.filter(({ position }) => after === undefined || position > after);
  return {
    partitions: 1,
    partitionOf: () => 0,
    append: () => Promise.reject(new Error('a golden log is never written to')),
    backlog: (_partition, after) => Promise.resolve(following(after).length),
    async *read(_partition, after) {
      const rest = following(after);
      if (rest.length > 0) yield rest;
    },
  };
}

/** What the fold makes of a log without deciding anything: all states with the heads of their journals, one a line. */
export async function foldGoldenLog(events: readonly StoredEvent[]): Promise<readonly string[]> {
  const data = newAccountData();
  const store = new MemoryAccountStore(data);
  const readModels = new MemoryReadModels(data);
  await store.clear(new Map([[0, AFTER_EVERYTHING]]));
  const jobs = new MemoryJobQueue(new ManualClock('2026-01-01T00:00:00.000Z'));
  await createProjector({ log: fixedLog(events), store, readModels, jobs }).drain();
  const { documents } = await store.open(0);
  const lines: string[] = [];
  for await (const batch of documents) {
    for (const { subject, sequence, head, state, parked } of batch) {
      // Why it could not be folded is for people to read, and may be said in other words one day.
      const waits = parked && { eventId: parked.eventId, sequence: parked.sequence, waiting: parked.waiting };
      lines.push(canonicalJson({ subject, sequence, head, state, ...(waits && { parked: waits }) }));
    }
  }
  return lines.toSorted();
}
