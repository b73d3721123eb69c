import { accountSubject, renderDigest } from '#relationship';
import { deriveId } from '../derive-id.js';
import { activeSettings } from '../ingest/set-up.js';
import type { Job, Message } from '../ports/index.js';
import { addresseeOf } from '../project/notifications-in.js';
import { pageThrough } from '../read/page-through.js';
import { isOldNews } from './attempts.js';
import { type Attempt, claimNotifications } from './claim-notifications.js';
import { giveUp } from './give-up.js';
import { quietUntil } from './moments.js';
import { nextStep } from './next-step.js';
import { digestJob } from './notification-jobs.js';
import type { NotifyPorts } from './notify-ports.js';
import { notificationFacts, type OpenNotification, openNotification } from './open-notification.js';
import { recipientOf } from './recipient-of.js';
import { isForPrograms, type NamedChannel, type Recipient } from './recipient.js';
import { sendClaimed } from './send-claimed.js';

/** Rows of effects that a digest may have something to say about. */
const UNTOLD = ['waiting', 'sending', 'uncertain'];
/** More would be read by nobody; the rest comes in the next digest. */
const MOST_LINES = 50;

/**
 * Does a `digest` job: one message through each channel of mail and chat about all that somebody is still to be told, and
 * about what may not have arrived, which is shown once more and said to be so.
 */
export async function doDigest(ports: NotifyPorts, { payload: { manager = '' } }: Job): Promise<void> {
  const recipient = await recipientOf(ports, manager);
  const { timeZone } = (await activeSettings(ports.store)) ?? {};
  if (recipient === undefined || timeZone === undefined) return;
  const quiet = quietUntil(recipient, ports.clock.now());
  if (quiet !== undefined) {
    await ports.jobs.schedule([digestJob(manager, quiet)]);
    return;
  }
  const reached = recipient.channels;
  for (const channel of reached.filter((each) => !isForPrograms(each))) {
    // Read for each channel anew: what went through the one before has changed it.
    const open = await untold(ports, manager, timeZone);
    const names = reached.map(({ name }) => name);
    await tellAll({ ports, manager, recipient, channel, names, timeZone }, open);
  }
}

interface Step {
  readonly ports: NotifyPorts;
  readonly manager: string;
  readonly recipient: Recipient;
  readonly channel: NamedChannel;
  /** Of all channels. */
  readonly names: readonly string[];
  readonly timeZone: string;
}

async function untold(
  ports: NotifyPorts,
  manager: string,
  timeZone: string,
): Promise<readonly OpenNotification[]> {
  const { store, readModels, clock } = ports;
  const query = {
    collection: 'effects' as const,
    where: { owner: manager, status: UNTOLD },
    orderBy: 'accountId',
    descending: false,
  };
  const found: OpenNotification[] = [];
  for await (const { accountId, effectId } of pageThrough(readModels, query)) {
    const subject = accountSubject(String(accountId));
    const open = await openNotification(store, subject, String(effectId), timeZone);
    if (open === undefined || addresseeOf(open.account, open.notification) !== manager) continue;
    if (open.notification.isSeen !== true && !isOldNews(open.notification.since, clock.now()))
      found.push(open);
  }
  return found;
}

async function tellAll(at: Step, open: readonly OpenNotification[]): Promise<void> {
  const { ports, manager, recipient, channel, names, timeZone } = at;
  const now = ports.clock.now();
  const attempts: Attempt[] = [];
  const lost: Attempt[] = [];
  for (const each of open) {
    const next = nextStep(each.notification.deliveries?.[channel.name], now, false);
    if (next.step === 'give-up') lost.push({ open: each, attempt: next.attempt, isRecall: false });
    if (next.step === 'recall') attempts.push({ open: each, attempt: next.attempt, isRecall: true });
    if (next.step === 'send' && (recipient.mode !== 'at-once' || each.notification.isHeld === true))
      attempts.push({ open: each, attempt: next.attempt, isRecall: false });
    if (next.step === 'wait') await ports.jobs.schedule([digestJob(manager, next.until)]);
  }
  if (lost.length > 0) await giveUp(ports, channel, lost);
  if (attempts.length === 0) return;
  const claimed = await claimNotifications(ports, channel, names, attempts.slice(0, MOST_LINES), timeZone);
  if (claimed.length === 0) return;
  const message = messageOf(at, claimed);
  const { again } = await sendClaimed(ports, { manager, channel, message, facts: {} }, claimed);
  if (again !== undefined) await ports.jobs.schedule([digestJob(manager, again)]);
}

function messageOf({ ports, manager, recipient, channel }: Step, claimed: readonly Attempt[]): Message {
  const factsOf = (isRecall: boolean) =>
    claimed.filter((each) => each.isRecall === isRecall).map(({ open }) => notificationFacts(open));
  const { title, lines, link } = renderDigest(factsOf(false), factsOf(true), recipient.language);
  const url = ports.pageOf();
  const parts = claimed.map(({ open, attempt }) => `${open.notification.notificationId} ${String(attempt)}`);
  return {
    id: deriveId('digest', manager, channel.name, ...parts),
    title,
    lines,
    ...(url === undefined ? {} : { link: { text: link, url } }),
  };
}
