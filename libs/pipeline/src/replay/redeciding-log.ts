import type { MooringEvent } from '#relationship';
import { type EventLog, keyText, type StoredEvent } from '../ports/index.js';
import { canonicalJson } from './canonical-json.js';

/** What differs between what is recorded and what deciding again gives. */
export interface Difference {
  readonly what: string;
  readonly subject: string;
  readonly detail: string;
}

/** A log that lets a projector decide everything again, and compares instead of appending. */
export interface RedecidingLog {
  readonly log: EventLog;
  /** Derived events seen in the log so far. */
  readonly derived: () => number;
  /** To be asked when the projector has read the whole log. */
  readonly differences: () => readonly Difference[];
}

/** Wraps a log for verification; nothing is ever written to it. */
export function redecidingLog(recorded: EventLog): RedecidingLog {
  const decided = new Map<string, MooringEvent>();
  const said = new Map<string, StoredEvent>();
  return {
    log: {
      partitions: recorded.partitions,
      partitionOf: (subject) => recorded.partitionOf(subject),
      append(events) {
        for (const event of events) decided.set(keyText(event.subject, event.id), event);
        return Promise.resolve(events.map(() => ''));
      },
      async *read(partition, after) {
        for await (const batch of recorded.read(partition, after)) {
          for (const chunk of cutBeforeDerived(batch)) {
            yield chunk;
            for (const event of chunk) {
              const key = keyText(event.subject, event.id);
              if (isDerived(event) && !said.has(key)) said.set(key, event);
            }
          }
        }
      },
    },
    derived: () => said.size,
    differences: () => differences(decided, said),
  };
}

/** What the system derived names its cause. */
function isDerived({ causationid }: StoredEvent): boolean {
  return causationid !== undefined;
}

/**
 * A derived event begins a chunk of its own, so that what was folded before has been committed, and its decisions handed
 * over, before they would be met again in the log.
 */
function* cutBeforeDerived(batch: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
  let from = 0;
  for (const [at, event] of batch.entries()) {
    if (!isDerived(event) || at === from) continue;
    yield batch.slice(from, at);
    from = at;
  }
  if (from < batch.length) yield batch.slice(from);
}

function differences(
  decided: ReadonlyMap<string, MooringEvent>,
  said: ReadonlyMap<string, StoredEvent>,
): readonly Difference[] {
  const found: Difference[] = [];
  for (const [key, event] of said) {
    const again = decided.get(key);
    const detail = `${event.type} ${event.id}`;
    if (again === undefined) found.push({ what: 'said without a cause', subject: event.subject, detail });
    else if (contentOf(again) !== contentOf(event)) {
      found.push({ what: 'said differently', subject: event.subject, detail });
    }
  }
  for (const [key, { subject, type, id }] of decided) {
    if (!said.has(key)) found.push({ what: 'not said', subject, detail: `${type} ${id}` });
  }
  return found;
}

function contentOf({ type, time, data, causationid }: MooringEvent | StoredEvent): string {
  return canonicalJson([type, time, data, causationid]);
}
