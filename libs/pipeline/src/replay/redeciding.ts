import type { MooringEvent } from '#relationship';
import { z } from 'zod';
import { type EventLog, keyText, type StoredEvent } from '../ports/index.js';
import type { OnDecided } from '../project/open-worker.js';
import { canonicalJson } from './canonical-json.js';

/** What differs between what is recorded and what deciding again gives. */
export interface Difference {
  readonly what: string;
  readonly subject: string;
  readonly detail: string;
}

/** Compares what is in a log with what deciding again gives. */
export interface Redeciding {
  /** The log to fold: reading passes through, nothing is ever written. */
  readonly log: EventLog;
  readonly onDecided: OnDecided;
  /** Derived events seen in the log so far. */
  readonly derived: () => number;
  /** To be asked when the projector has read the whole log. */
  readonly differences: () => readonly Difference[];
}

/** Watches a projector that decides everything again. */
export function redeciding(recorded: EventLog): Redeciding {
  const decided = new Map<string, MooringEvent>();
  const said = new Map<string, StoredEvent>();
  return {
    log: {
      partitions: recorded.partitions,
      partitionOf: (subject) => recorded.partitionOf(subject),
      backlog: (partition, after) => recorded.backlog(partition, after),
      append: (events) => Promise.resolve(events.map(() => '')),
      async *read(partition, after) {
        for await (const events of recorded.read(partition, after)) {
          for (const event of events) {
            const key = keyText(event.subject, event.id);
            // What the system derived names its cause.
            if (event.causationid !== undefined && !said.has(key)) said.set(key, event);
          }
          yield events;
        }
      },
    },
    onDecided: (events) => {
      for (const event of events) decided.set(keyText(event.subject, event.id), event);
    },
    derived: () => said.size,
    differences: () => differences(decided, said),
  };
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
    else if (contentOf(asSaid(again, event)) !== contentOf(event)) {
      found.push({ what: 'said differently', subject: event.subject, detail });
    }
  }
  for (const [key, { subject, type, id }] of decided) {
    if (!said.has(key)) found.push({ what: 'not said', subject, detail: `${type} ${id}` });
  }
  return found;
}

type Content = Pick<StoredEvent, 'type' | 'time' | 'data' | 'causationid'>;

const withChecks = z.object({ facts: z.object({ checks: z.object() }) });

/** What was decided again, as it could be said then: a statement made before there were checks has none. */
function asSaid(again: MooringEvent, { data: said }: StoredEvent): Content {
  switch (again.type) {
    case 'mooring.relationship.loosened':
    case 'mooring.relationship.worsened':
    case 'mooring.relationship.paused': {
      if (withChecks.safeParse(said).success) return again;
      const { checks: _, ...facts } = again.data.facts;
      return { ...again, data: { ...again.data, facts } };
    }
    default:
      return again;
  }
}

function contentOf({ type, time, data, causationid }: Content): string {
  return canonicalJson([type, time, data, causationid]);
}
