import {
  accountIdOf,
  type DataOf,
  dataschemaOf,
  type EventOf,
  type EventType,
  SYSTEM_SOURCE,
} from '#relationship';
import { deriveId } from '../derive-id.js';

type NotificationType = Extract<EventType, `mooring.notification.${string}`>;

/**
 * What is said about the telling of a notification.
 *
 * @param key what tells it from others about the same attempt
 */
export function notificationEvent<Type extends NotificationType>(
  type: Type,
  subject: string,
  data: DataOf<Type> & {
    readonly notificationId: string;
    readonly channel: string;
    readonly attempt: number;
  },
  { time, key = '' }: { readonly time: string; readonly key?: string },
): EventOf<Type, DataOf<Type>> {
  const { notificationId, channel, attempt } = data;
  return {
    id: deriveId(subject, type, notificationId, channel, String(attempt), key),
    source: SYSTEM_SOURCE,
    type,
    subject,
    time,
    dataschema: dataschemaOf(type),
    data,
    correlationid: accountIdOf(subject),
  };
}
