import type { Attempt } from './claim-notifications.js';
import { notificationEvent } from './notification-event.js';
import type { NotifyPorts } from './notify-ports.js';
import type { NamedChannel } from './recipient.js';

const REASON = 'the process ended while it was being sent';

/** Says of attempts that somebody has died over them: nobody knows whether they have arrived. */
export async function giveUp(
  { log, clock }: NotifyPorts,
  { name }: NamedChannel,
  attempts: readonly Attempt[],
): Promise<void> {
  const time = clock.now();
  await log.append(
    attempts.map(({ open: { subject, notification }, attempt }) =>
      notificationEvent(
        'mooring.notification.uncertain',
        subject,
        { notificationId: notification.notificationId, channel: name, attempt, reason: REASON },
        { time, key: 'left behind' },
      ),
    ),
  );
}
