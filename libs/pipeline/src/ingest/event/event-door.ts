import type { EventProblem, MooringEvent, Settings } from '#relationship';
import { businessTime } from '../../business-time.js';
import type { AccountStore, Clock, EventLog, KeyVault, Position } from '../../ports/index.js';
import { type OfferedEvent, parseOffered } from './offered-event.js';
import { ownersOf, storedEvent } from './stored-event.js';

export interface EventDoorPorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
}

/** What became of an event at the door. */
export type EventAnswer =
  | { readonly ok: true; readonly event: MooringEvent; readonly position: Position }
  | { readonly ok: false; readonly problems: readonly EventProblem[] };

/**
 * Takes events from outside: those that can be counted are in the log when this resolves, in the order in which they were
 * given; the others are answered with what is wrong with them.
 *
 * @param values as they were sent
 * @param settingsFor the installation's settings, made from the first shipments when there are none yet
 * @param correlationid for events that bring none of their own: what groups those that came together
 */
export async function passEvents(
  { log, vault, clock }: EventDoorPorts,
  values: readonly unknown[],
  settingsFor: (events: readonly OfferedEvent[]) => Promise<Settings>,
  correlationid?: string,
): Promise<readonly EventAnswer[]> {
  const parsed = values.map(parseOffered);
  const good = parsed.flatMap((parsing) => (parsing.ok ? [parsing.event] : []));
  if (good.length === 0) return parsed.map((parsing) => (parsing.ok ? { ok: false, problems: [] } : parsing));
  const settings = await settingsFor(good);
  const context = {
    settings,
    time: businessTime(settings.timeZone),
    now: clock.now(),
    keys: await vault.obtain([...new Set(good.flatMap(ownersOf))]),
    ...(correlationid === undefined ? {} : { correlationid }),
  };
  const made = parsed.map((parsing) => {
    if (!parsing.ok) return parsing;
    const stored = storedEvent(parsing.event, context);
    return 'reason' in stored
      ? { ok: false as const, problems: [stored] }
      : { ok: true as const, event: stored };
  });
  const events = made.flatMap((each) => (each.ok ? [each.event] : []));
  const positions = (await log.append(events)).values();
  return made.map((each) => {
    if (!each.ok) return each;
    const { value: position } = positions.next();
    if (position === undefined) throw new Error('the log gave no position for an event');
    return { ok: true, event: each.event, position };
  });
}
