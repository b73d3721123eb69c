import type { Notification } from '#relationship';
import { whenAnswered } from '../live/bell.js';
import type { Position, SubjectDocument } from '../ports/index.js';
import { notificationEvent } from './notification-event.js';
import type { NotifyPorts } from './notify-ports.js';
import { notificationIn, type OpenNotification } from './open-notification.js';
import type { NamedChannel } from './recipient.js';

/** How long the fold may take to come to what was just said. */
const PATIENCE_MS = 60_000;

/** An attempt to be made. */
export interface Attempt {
  readonly open: OpenNotification;
  /** Counts from 1. */
  readonly attempt: number;
  /** Whether it is shown once more, after nobody knew whether it had arrived. */
  readonly isRecall: boolean;
}

/**
 * Claims attempts for this try, and waits until the fold has come past the claims.
 *
 * @param channels names of all channels through which the notifications are told
 * @returns those that are this try's, as they stand now: the first claim in the log counts, and nobody else sends them.
 *   Rejects when the fold has come to none of them in a minute.
 */
export async function claimNotifications(
  ports: NotifyPorts,
  { name, channel }: NamedChannel,
  channels: readonly string[],
  attempts: readonly Attempt[],
  timeZone: string,
): Promise<readonly Attempt[]> {
  const claimant = ports.newClaimant();
  const time = ports.clock.now();
  const positions = await ports.log.append(
    attempts.map(({ open: { subject, notification }, attempt, isRecall }) =>
      notificationEvent(
        'mooring.notification.claimed',
        subject,
        {
          notificationId: notification.notificationId,
          channel: name,
          kind: channel.kind,
          attempt,
          claimant,
          channels: [...channels],
          ...(isRecall ? { isRecall } : {}),
          ...reminderOf(notification),
        },
        { time, key: claimant },
      ),
    ),
  );
  const won: Attempt[] = [];
  let late = 0;
  for (const [at, each] of attempts.entries()) {
    const { subject, notification } = each.open;
    const document = await folded(ports, subject, positions[at] ?? '');
    if (document === undefined) late += 1;
    const open = document && notificationIn(document, notification.notificationId, timeZone);
    const delivery = open?.notification.deliveries?.[name];
    if (open !== undefined && delivery?.status === 'claimed' && delivery.claimant === claimant)
      won.push({ ...each, open });
  }
  if (late > 0 && won.length === 0) throw new Error('nobody has folded the claims of what is to be told');
  return won;
}

/** A subject once the fold has come to a position; undefined when that takes too long. */
function folded(
  { store, bell }: NotifyPorts,
  subject: string,
  position: Position,
): Promise<SubjectDocument | undefined> {
  return whenAnswered(bell, PATIENCE_MS, async () => {
    const found = await store.document(subject);
    return found !== undefined && found.position >= position ? found : undefined;
  });
}

function reminderOf({ taskId, on, since }: Notification) {
  return taskId === undefined || on === undefined ? {} : { reminder: { taskId, on, since } };
}
