import {
  accessSubject,
  type DataOf,
  dataschemaOf,
  type EventOf,
  type EventType,
  SYSTEM_SOURCE,
} from '#relationship';
import { deriveId } from '../derive-id.js';

type AccessType = Extract<
  EventType,
  'mooring.notifications.chosen' | `mooring.channel.${string}` | `mooring.team-digest.${string}`
>;

/**
 * Something about a person's settings, or a way to them.
 *
 * @param key what tells it from everything else of its type: said again under the same key, it is the same
 */
export function accessEvent<Type extends AccessType>(
  type: Type,
  userId: string,
  data: DataOf<Type>,
  { time, key }: { readonly time: string; readonly key: readonly string[] },
): EventOf<Type, DataOf<Type>> {
  const subject = accessSubject(userId);
  return {
    id: deriveId(subject, type, ...key),
    source: SYSTEM_SOURCE,
    type,
    subject,
    time,
    dataschema: dataschemaOf(type),
    data,
  };
}
