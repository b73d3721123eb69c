import type { MooringEvent } from '#relationship';
import type { Delivery, Message } from '../ports/index.js';
import { accessOf } from './access-of.js';
import { retryAt } from './attempts.js';
import type { Attempt } from './claim-notifications.js';
import { noteDelivery } from './note-delivery.js';
import { notificationEvent } from './notification-event.js';
import type { NotifyPorts } from './notify-ports.js';
import { isForPrograms, type NamedChannel } from './recipient.js';

/** What is to be sent, and to whom. */
export interface Sending {
  readonly manager: string;
  readonly channel: NamedChannel;
  readonly message: Message;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Sends one message that tells what this try has claimed, and says what became of each part.
 *
 * @returns when it is worth trying again, an ISO instant, and whether nobody knows if it has arrived
 */
export async function sendClaimed(
  { log, store, clock, notifier }: NotifyPorts,
  { manager, channel, message, facts }: Sending,
  claimed: readonly Attempt[],
): Promise<{ readonly again: string | undefined; readonly isUncertain: boolean }> {
  const delivery = await notifier.deliver(channel.channel, message, facts);
  const now = clock.now();
  const most = Math.max(...claimed.map(({ attempt }) => attempt));
  const again = mayComeAgain(delivery, channel)
    ? retryAt(most, now, delivery.outcome === 'later' ? delivery.afterMs : undefined)
    : undefined;
  await log.append([
    ...claimed.map((each) => outcomeOf(each, channel, delivery, again, now)),
    ...noteDelivery(await accessOf(store, manager), channel, delivery, now),
  ]);
  return { again, isUncertain: delivery.outcome === 'uncertain' && again === undefined };
}

/** A program drops what it has under an id already, so it is told again also when nobody knows whether it was. */
function mayComeAgain({ outcome }: Delivery, channel: NamedChannel): boolean {
  return outcome === 'later' || (outcome === 'uncertain' && isForPrograms(channel));
}

function outcomeOf(
  { open: { subject, notification }, attempt }: Attempt,
  channel: NamedChannel,
  delivery: Delivery,
  again: string | undefined,
  time: string,
): MooringEvent {
  const about = { notificationId: notification.notificationId, channel: channel.name, attempt };
  if (delivery.outcome === 'sent')
    return notificationEvent('mooring.notification.sent', subject, about, { time });
  const { reason } = delivery;
  if (delivery.outcome === 'uncertain' && !isForPrograms(channel))
    return notificationEvent('mooring.notification.uncertain', subject, { ...about, reason }, { time });
  const failed = { ...about, reason, ...(again === undefined ? {} : { retryAt: again }) };
  return notificationEvent('mooring.notification.failed', subject, failed, { time });
}
