import { renderNotification } from '#relationship';
import { activeSettings } from '../ingest/set-up.js';
import type { Job, Message } from '../ports/index.js';
import { addresseeOf } from '../project/notifications-in.js';
import { isOldNews } from './attempts.js';
import { claimNotifications } from './claim-notifications.js';
import { digestDue } from './digest-due.js';
import { giveUp } from './give-up.js';
import { quietUntil } from './moments.js';
import { nextStep } from './next-step.js';
import { digestJob, notifyAgain } from './notification-jobs.js';
import type { NotifyPorts } from './notify-ports.js';
import {
  type OpenNotification,
  notificationFacts,
  openNotification,
  webhookFacts,
} from './open-notification.js';
import { recipientOf } from './recipient-of.js';
import { isForPrograms, type NamedChannel, type Recipient } from './recipient.js';
import { sendClaimed } from './send-claimed.js';

/**
 * Does a `notify` job: looks whether the notification is still to be told, and tells it through every channel that has not had it.
 * Mail and chat of somebody who wants digests are left to those, and so is an alert that the week's budget holds back.
 */
export async function doNotify(ports: NotifyPorts, { payload }: Job): Promise<void> {
  const { subject = '', notificationId = '' } = payload;
  const { timeZone } = (await activeSettings(ports.store)) ?? {};
  if (timeZone === undefined) return;
  const open = await openNotification(ports.store, subject, notificationId, timeZone);
  const manager = open && addresseeOf(open.account, open.notification);
  const recipient = manager === undefined ? undefined : await recipientOf(ports, manager);
  const now = ports.clock.now();
  if (open === undefined || manager === undefined || recipient === undefined) return;
  if (open.notification.isSeen === true || isOldNews(open.notification.since, now)) return;
  const quiet = quietUntil(recipient, now);
  if (quiet !== undefined) {
    await ports.jobs.schedule([notifyAgain(subject, notificationId, quiet)]);
    return;
  }
  const reached = recipient.channels;
  for (const channel of reached) {
    const step = { ports, manager, recipient, reached, channel, timeZone };
    const isNow = recipient.mode === 'at-once' && open.notification.isHeld !== true;
    if (isForPrograms(channel) || isNow) await tell(step, open);
    else await leaveToDigest(step, open);
  }
}

interface Step {
  readonly ports: NotifyPorts;
  readonly manager: string;
  readonly recipient: Recipient;
  readonly reached: readonly NamedChannel[];
  readonly channel: NamedChannel;
  readonly timeZone: string;
}

async function tell(at: Step, open: OpenNotification): Promise<void> {
  const { ports, manager, recipient, reached, channel, timeZone } = at;
  const { subject, notification } = open;
  const next = nextStep(notification.deliveries?.[channel.name], ports.clock.now(), isForPrograms(channel));
  switch (next.step) {
    case 'nothing':
      return;
    case 'wait':
      await ports.jobs.schedule([notifyAgain(subject, notification.notificationId, next.until)]);
      return;
    case 'give-up':
      await giveUp(ports, channel, [{ open, attempt: next.attempt, isRecall: false }]);
      await leaveToDigest(at, open);
      return;
    case 'recall':
      await leaveToDigest(at, open);
      return;
    case 'send': {
      const attempt = { open, attempt: next.attempt, isRecall: false };
      const names = reached.map(({ name }) => name);
      const [claimed] = await claimNotifications(ports, channel, names, [attempt], timeZone);
      if (claimed === undefined) return;
      const message = messageOf(ports, claimed.open, recipient);
      const facts = webhookFacts(claimed.open, manager);
      const sending = { manager, channel, message, facts };
      const { again, isUncertain } = await sendClaimed(ports, sending, [claimed]);
      if (again !== undefined)
        await ports.jobs.schedule([notifyAgain(subject, notification.notificationId, again)]);
      if (isUncertain) await leaveToDigest(at, open);
    }
  }
}

/** What is open for a digest, or turns out to be uncertain, is gathered at its time. */
async function leaveToDigest(
  { ports, manager, recipient }: Step,
  { notification }: OpenNotification,
): Promise<void> {
  if (notification.isSeen === true) return;
  await ports.jobs.schedule([digestJob(manager, await digestDue(ports.store, recipient, ports.clock.now()))]);
}

function messageOf(ports: NotifyPorts, open: OpenNotification, { language }: Recipient): Message {
  const { title, lines, link } = renderNotification(notificationFacts(open), language);
  const url = ports.pageOf(open.account.accountId);
  return {
    id: open.notification.notificationId,
    title,
    lines,
    ...(url === undefined ? {} : { link: { text: link, url } }),
  };
}
