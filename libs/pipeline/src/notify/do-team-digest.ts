import {
  accessSubject,
  isEnded,
  PORTFOLIO,
  renderTeamDigest,
  type TeamDigest,
  weekStart,
} from '#relationship';
import { businessTime } from '../business-time.js';
import { deriveId } from '../derive-id.js';
import { whenAnswered } from '../live/bell.js';
import type { Delivery, Job, Message } from '../ports/index.js';
import { progressOf } from '../read/progress.js';
import { accessEvent } from './access-event.js';
import { accessOf } from './access-of.js';
import { retryAt } from './attempts.js';
import { nextDigest, quietUntil } from './moments.js';
import { nextStep } from './next-step.js';
import { noteDelivery } from './note-delivery.js';
import { teamDigestJob } from '../project/team-digest-job.js';
import type { NotifyPorts } from './notify-ports.js';
import { isForPrograms, type NamedChannel, type Recipient } from './recipient.js';
import { recipientOf } from './recipient-of.js';
import { teamHappenings } from './team-happenings.js';

const PATIENCE_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * Does a `team-digest` job: every Monday one message through each channel of mail and chat about what has happened to the teams
 * that a head wants to hear of. Each follows the one before without a gap, and is claimed before it is sent.
 */
export async function doTeamDigest(ports: NotifyPorts, { payload: { user = '' } }: Job): Promise<void> {
  const recipient = await recipientOf(ports, user);
  const due = recipient && (await dueDigest(ports, user, recipient));
  if (recipient === undefined || due === undefined) return;
  const now = ports.clock.now();
  const later = 'later' in due ? due.later : quietUntil(recipient, now);
  if (later !== undefined || 'later' in due) {
    await ports.jobs.schedule([teamDigestJob(user, later ?? now)]);
    return;
  }
  const channels = recipient.channels.filter((channel) => !isForPrograms(channel));
  const step = { ports, user, recipient, channels: channels.map(({ name }) => name) };
  const again: string[] = [mondayAfter(recipient, due.digest.until)];
  for (const channel of channels) again.push(...(await tell(step, channel, due.digest)));
  for (const runAt of again) await ports.jobs.schedule([teamDigestJob(user, runAt)]);
}

type Planned = Omit<TeamDigest, 'channels' | 'deliveries'> & Partial<TeamDigest>;

/** The digest that is to be told now, begun or not, or when there is one; undefined for somebody who wants none. */
async function dueDigest(
  ports: NotifyPorts,
  user: string,
  recipient: Recipient,
): Promise<{ readonly digest: Planned } | { readonly later: string } | undefined> {
  const { digestSince, digest: last } = await accessOf(ports.store, user);
  const portfolio = (await ports.store.document(PORTFOLIO))?.state;
  if (digestSince === undefined || portfolio?.kind !== 'portfolio') return undefined;
  const now = ports.clock.now();
  const from = last?.until ?? digestSince;
  const first = mondayAfter(recipient, from);
  if (first > now) {
    const isOpen = last?.channels.some((channel) => !isEnded(last.deliveries[channel])) === true;
    return isOpen ? { digest: last } : { later: first };
  }
  // An alert of the closed week may be on its way still.
  const progress = await progressOf(ports);
  if (!progress.every(({ settled }) => settled)) return { later: afterMinute(now) };
  const until = lastMonday(recipient, first, now);
  const { lastClosed } = portfolio;
  return {
    digest: {
      digestId: deriveId('team-digest', user, until),
      from,
      until,
      fromWeek: last?.untilWeek ?? null,
      untilWeek: lastClosed === undefined ? null : weekStart(lastClosed),
    },
  };
}

interface Step {
  readonly ports: NotifyPorts;
  readonly user: string;
  readonly recipient: Recipient;
  /** Names of all channels through which it is told. */
  readonly channels: readonly string[];
}

/** @returns when to look again, ISO instants */
async function tell(step: Step, channel: NamedChannel, planned: Planned): Promise<readonly string[]> {
  const { ports, user } = step;
  const now = ports.clock.now();
  const next = nextStep(planned.deliveries?.[channel.name], now, false);
  const { digestId } = planned;
  switch (next.step) {
    case 'nothing':
    case 'recall':
      return [];
    case 'wait':
      return [next.until];
    case 'give-up': {
      const data = { digestId, channel: channel.name, attempt: next.attempt, reason: LEFT_BEHIND };
      const say = { time: now, key: [digestId, channel.name, String(next.attempt)] };
      await ports.log.append([accessEvent('mooring.team-digest.uncertain', user, data, say)]);
      return [];
    }
    case 'send': {
      const digest = await claim(step, channel, planned, next.attempt);
      return digest === undefined ? [] : send(step, channel, digest, next.attempt);
    }
  }
}

const LEFT_BEHIND = 'the process ended while it was being sent';

/** Claims the attempt, and waits until the fold has come past the claim; undefined when another process was first. */
async function claim(
  { ports, user, channels }: Step,
  { name, channel: { kind } }: NamedChannel,
  { digestId, from, until, fromWeek, untilWeek }: Planned,
  attempt: number,
): Promise<TeamDigest | undefined> {
  const claimant = ports.newClaimant();
  const span = { from, until, fromWeek, untilWeek };
  const data = { digestId, channel: name, attempt, kind, claimant, channels: [...channels], ...span };
  const [position = ''] = await ports.log.append([
    accessEvent('mooring.team-digest.claimed', user, data, { time: ports.clock.now(), key: [claimant] }),
  ]);
  const document = await whenAnswered(ports.bell, PATIENCE_MS, async () => {
    const found = await ports.store.document(accessSubject(user));
    return found !== undefined && found.position >= position ? found : undefined;
  });
  if (document === undefined) throw new Error('nobody has folded the claim of a digest');
  const digest = document.state.kind === 'access' ? document.state.digest : undefined;
  const delivery = digest?.digestId === digestId ? digest.deliveries[name] : undefined;
  return delivery?.status === 'claimed' && delivery.claimant === claimant ? digest : undefined;
}

async function send(
  { ports, user, recipient }: Step,
  channel: NamedChannel,
  digest: TeamDigest,
  attempt: number,
): Promise<readonly string[]> {
  const { log, store, clock, notifier } = ports;
  const state = await accessOf(store, user);
  const message = await messageOf(ports, digest, channel, {
    language: recipient.language,
    teams: state.choice?.digestOf ?? [],
  });
  const delivery = await notifier.deliver(channel.channel, message, {});
  const now = clock.now();
  const again = delivery.outcome === 'later' ? retryAt(attempt, now, delivery.afterMs) : undefined;
  const about = { digestId: digest.digestId, channel: channel.name, attempt };
  const say = { time: now, key: [digest.digestId, channel.name, String(attempt)] };
  await log.append([
    outcomeOf(user, about, delivery, again, say),
    ...noteDelivery(state, channel, delivery, now),
  ]);
  return again === undefined ? [] : [again];
}

function outcomeOf(
  user: string,
  about: { readonly digestId: string; readonly channel: string; readonly attempt: number },
  delivery: Delivery,
  again: string | undefined,
  say: { readonly time: string; readonly key: readonly string[] },
) {
  if (delivery.outcome === 'sent') return accessEvent('mooring.team-digest.sent', user, about, say);
  const data = { ...about, reason: delivery.reason };
  return delivery.outcome === 'uncertain'
    ? accessEvent('mooring.team-digest.uncertain', user, data, say)
    : accessEvent(
        'mooring.team-digest.failed',
        user,
        { ...data, ...(again === undefined ? {} : { retryAt: again }) },
        say,
      );
}

async function messageOf(
  { store, readModels, pageOf }: NotifyPorts,
  digest: TeamDigest,
  channel: NamedChannel,
  { language, teams }: Pick<Recipient, 'language'> & { readonly teams: readonly string[] },
): Promise<Message> {
  const portfolio = (await store.document(PORTFOLIO))?.state;
  const timeZone = portfolio?.kind === 'portfolio' ? portfolio.settings?.timeZone : undefined;
  const time = businessTime(timeZone ?? 'UTC');
  const { title, lines, link } = renderTeamDigest(
    teams,
    await teamHappenings(readModels, teams, digest, time),
    language,
  );
  const url = pageOf();
  return {
    id: deriveId(digest.digestId, channel.name),
    title,
    lines,
    ...(url === undefined ? {} : { link: { text: link, url } }),
  };
}

/** Half past eight of the Monday after an instant. */
function mondayAfter({ timeZone }: Recipient, instant: string): string {
  return nextDigest({ mode: 'weekly', timeZone }, instant, () => true);
}

/** The last Monday that is over, from the first one on: of several that were missed, one digest tells. */
function lastMonday(recipient: Recipient, first: string, now: string): string {
  let until = first;
  for (let next = mondayAfter(recipient, until); next <= now; next = mondayAfter(recipient, until))
    until = next;
  return until;
}

function afterMinute(instant: string): string {
  return new Date(Date.parse(instant) + MINUTE_MS).toISOString();
}
