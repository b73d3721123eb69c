import { accountIdOf, isAccountSubject } from '#relationship';
import { z } from 'zod';
import type { EventLog, Position, StoredEvent } from '../ports/index.js';
import { type ProgressPorts, progressOf } from './progress.js';

/** What a change is about; a screen that shows it asks again. */
export const CHANGE_KINDS = [
  'account',
  'alert',
  'command',
  'contact',
  'interaction',
  'notice',
  'parked',
  'shipment',
  'task',
  'week',
  'winback',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Something that the read models show by now. Changes of one kind about one account that come together are one. */
export interface Change {
  readonly kind: ChangeKind;
  /** The event's type; of several, the last one's. */
  readonly type: string;
  /** Missing for what concerns all accounts. */
  readonly accountId?: string;
  /** When it was recorded. */
  readonly recordedtime: string;
}

/** How far a reader has come in each partition. */
export type Places = readonly (Position | undefined)[];

export interface Changes {
  readonly changes: readonly Change[];
  readonly places: Places;
  /** Events that were looked at. */
  readonly events: number;
  /** Whether there is more to read already. */
  readonly more: boolean;
}

export type ChangePorts = ProgressPorts;

/** How far the read models have come. */
export async function presentPlaces(ports: ChangePorts): Promise<Places> {
  return (await progressOf(ports)).map(({ checkpoint }) => checkpoint);
}

/**
 * What has come to be seen in the read models since some places.
 *
 * @param limit events that are looked at, about
 */
export async function changesSince(ports: ChangePorts, places: Places, limit: number): Promise<Changes> {
  const found = new Map<string, Change>();
  const reached: (Position | undefined)[] = [];
  const present = await presentPlaces(ports);
  let left = limit;
  let more = false;
  for (const [partition, until] of present.entries()) {
    let place = places[partition];
    if (until !== undefined && (place === undefined || place < until)) {
      if (left <= 0) more = true;
      else {
        for await (const events of ports.log.read(partition, place)) {
          const seen = events.filter(({ position }) => position <= until);
          for (const event of seen) note(found, event);
          place = seen.at(-1)?.position ?? place;
          left -= seen.length;
          if (seen.length < events.length || left <= 0) break;
        }
        more ||= place === undefined || place < until;
      }
    }
    reached.push(place);
  }
  return { changes: [...found.values()], places: reached, events: limit - left, more };
}

/** A text for places that a reader may keep. */
export function placesText(places: Places): string {
  return Buffer.from(JSON.stringify(places.map((place) => place ?? null))).toString('base64url');
}

const placesSchema = z.array(z.string().nullable());

/** The places of a text; undefined when it is none, or not one of this log. */
export function placesOf(text: string, { partitions }: EventLog): Places | undefined {
  try {
    const places = placesSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return places.length === partitions ? places.map((place) => place ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

function note(found: Map<string, Change>, { type, subject, recordedtime }: StoredEvent): void {
  const kind = kindOf(type, subject);
  if (kind === undefined) return;
  const accountId = isAccountSubject(subject) ? accountIdOf(subject) : undefined;
  const key = `${kind} ${accountId ?? ''}`;
  // The latest comes last.
  found.delete(key);
  found.set(key, { kind, type, ...(accountId === undefined ? {} : { accountId }), recordedtime });
}

const FAMILIES: ReadonlyMap<string, ChangeKind> = new Map<string, ChangeKind>([
  ['account', 'account'],
  ['alert', 'alert'],
  ['contact', 'contact'],
  ['deadline', 'task'],
  ['interaction', 'interaction'],
  ['parked', 'parked'],
  ['relationship', 'alert'],
  ['shipment', 'shipment'],
  ['task', 'task'],
  ['winback', 'winback'],
]);

const KINDS_FOR_ALL: ReadonlyMap<string, ChangeKind> = new Map<string, ChangeKind>([
  ['mooring.feed.resumed', 'notice'],
  ['mooring.feed.silent', 'notice'],
  ['mooring.market.noticed', 'notice'],
  ['mooring.week.closed', 'week'],
]);

function kindOf(type: string, subject: string): ChangeKind | undefined {
  // Every partition judges its accounts at its own copy, in its own time.
  if (!isAccountSubject(subject)) return KINDS_FOR_ALL.get(type);
  if (type.endsWith('.requested')) return undefined;
  return type.endsWith('.refused') ? 'command' : FAMILIES.get(type.split('.')[1] ?? '');
}
