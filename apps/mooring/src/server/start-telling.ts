import { randomUUID } from 'node:crypto';
import { type Bell, type Courier, type EventLog, startCourier } from '#pipeline';
import type { Notifications } from '../notify/notifications.js';
import type { MooringSet } from '../set.js';
import { described } from './described.js';
import type { ServerLog } from './server-log.js';

/** What a process has beside its set. */
export interface TellingPorts {
  /** To be written through. */
  readonly eventLog: EventLog;
  readonly bell: Bell;
  readonly log: ServerLog;
}

/** Has a process tell people what concerns them; undefined when nobody is to be told anything. */
export function startTelling(
  set: MooringSet,
  { eventLog, bell, log }: TellingPorts,
  notifications: Notifications | undefined,
): Courier | undefined {
  if (notifications === undefined) return undefined;
  const { notifier, recipients, pageOf } = notifications;
  return startCourier(
    {
      ...set,
      log: eventLog,
      bell,
      notifier,
      recipients,
      pageOf,
      newClaimant: randomUUID,
    },
    (error) => log('error', 'telling people failed, trying again', described(error)),
  );
}
