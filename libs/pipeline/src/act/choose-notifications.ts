import { accessSubject, type NotificationChoice } from '#relationship';
import { deriveId } from '../derive-id.js';
import { accessEvent } from '../notify/access-event.js';
import type { AccountStore, Clock, EventLog, Position } from '../ports/index.js';
import { actsFor, maySeeTeam, type Principal } from '../read/principal.js';
import { canonicalJson } from '../replay/canonical-json.js';

export interface ChoicePorts {
  readonly log: EventLog;
  readonly store: AccountStore;
  readonly clock: Clock;
}

/**
 * States what somebody wants to be told, and how, whole: what is left out is as the operator's file says. Saying the same again
 * before anything else was said is saying it once.
 *
 * @returns where it stands in the log; undefined when the principal may not speak for the user, or not hear of the teams
 */
export async function chooseNotifications(
  { log, store, clock }: ChoicePorts,
  principal: Principal,
  userId: string,
  choice: NotificationChoice,
): Promise<Position | undefined> {
  if (!actsFor(principal, userId)) return undefined;
  if (choice.digestOf?.every((team) => maySeeTeam(principal, team)) === false) return undefined;
  const sequence = (await store.document(accessSubject(userId)))?.sequence ?? 0;
  const event = accessEvent('mooring.notifications.chosen', userId, choice, {
    time: clock.now(),
    key: [String(sequence), deriveId(canonicalJson(choice))],
  });
  const [position] = await log.append([{ ...event, actor: principal.userId }]);
  return position;
}

/**
 * Has a channel tried again that was switched off because its receiver wanted nothing, or could not be reached.
 *
 * @returns where it stands in the log; undefined when the principal may not speak for the user
 */
export async function enableChannel(
  { log, store, clock }: ChoicePorts,
  principal: Principal,
  userId: string,
  channel: string,
): Promise<Position | undefined> {
  if (!actsFor(principal, userId)) return undefined;
  const sequence = (await store.document(accessSubject(userId)))?.sequence ?? 0;
  const event = accessEvent(
    'mooring.channel.enabled',
    userId,
    { channel },
    {
      time: clock.now(),
      key: [String(sequence), channel],
    },
  );
  const [position] = await log.append([{ ...event, actor: principal.userId }]);
  return position;
}
