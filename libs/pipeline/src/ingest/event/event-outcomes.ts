import type { MooringEvent } from '#relationship';
import {
  type AccountStore,
  type EventLog,
  keyText,
  type Position,
  type StoredEvent,
} from '../../ports/index.js';

/** What the fold made of an event that was appended. */
export type EventOutcome =
  /** It took effect. */
  | 'applied'
  /** The log had it already, with the same content. */
  | 'duplicate'
  /** The log had another event under the same identity; this one was not counted. */
  | 'conflict'
  /** Its account waits behind an event that could not be folded; this one waits as well. */
  | 'parked';

export interface AppendedEvent {
  readonly event: MooringEvent;
  readonly position: Position;
}

/** What the fold made of events; undefined while it has not come to all of them. */
export async function outcomesOf(
  { log, store }: { readonly log: EventLog; readonly store: AccountStore },
  appended: readonly AppendedEvent[],
): Promise<readonly EventOutcome[] | undefined> {
  if (!(await areFolded(log, store, appended))) return undefined;
  const { events } = await store.load({ shipments: [], events: appended.map(({ event }) => event) });
  const subjects = [...new Set(appended.map(({ event }) => event.subject))];
  const documents = await store.documents(subjects);
  const parked = new Map(documents.flatMap(({ subject, parked }) => (parked ? [[subject, parked]] : [])));
  return appended.map(({ event, position }) => {
    const journalled = events.get(keyText(event.subject, event.source, event.id));
    if (journalled !== undefined && journalled.position < position) {
      return sameContent(journalled, event) ? 'duplicate' : 'conflict';
    }
    const since = parked.get(event.subject)?.position;
    return since !== undefined && since <= position ? 'parked' : 'applied';
  });
}

async function areFolded(
  log: EventLog,
  store: AccountStore,
  appended: readonly AppendedEvent[],
): Promise<boolean> {
  const last = new Map<number, Position>();
  for (const { event, position } of appended) last.set(log.partitionOf(event.subject), position);
  const positions = [...last.values()];
  const progress = await store.progress([...last.keys()]);
  return progress.every(({ checkpoint = '' }, at) => checkpoint >= (positions[at] ?? ''));
}

function sameContent(journalled: StoredEvent, { type, time, data }: MooringEvent): boolean {
  const { type: itsType, time: itsTime, data: itsData } = journalled;
  return JSON.stringify([itsType, itsTime, itsData]) === JSON.stringify([type, time, data]);
}
