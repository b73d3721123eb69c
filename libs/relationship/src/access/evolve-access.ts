import type { EventOfType, MooringEvent } from '../event/catalogue.js';
import { isEnded, type NotificationDelivery } from '../notification/notification.js';
import type { AccessState, ChannelTrouble, TeamDigest } from './access-state.js';

type Outcome = EventOfType<
  'mooring.team-digest.sent' | 'mooring.team-digest.failed' | 'mooring.team-digest.uncertain'
>;

/** A person's settings, and the ways to them, after an event on their subject. */
export function evolveAccess(state: AccessState, event: MooringEvent): AccessState {
  switch (event.type) {
    case 'mooring.notifications.chosen':
      return chosen(state, event);
    case 'mooring.channel.failing': {
      const { channel, reason } = event.data;
      if (state.channels?.[channel] !== undefined) return state;
      return withTrouble(state, channel, { status: 'failing', since: event.time, reason });
    }
    case 'mooring.channel.disabled': {
      const { channel, why, reason } = event.data;
      if (state.channels?.[channel]?.status === 'disabled') return state;
      return withTrouble(state, channel, { status: 'disabled', since: event.time, why, reason });
    }
    case 'mooring.channel.restored':
      return state.channels?.[event.data.channel]?.status === 'failing'
        ? withTrouble(state, event.data.channel, undefined)
        : state;
    case 'mooring.channel.enabled':
      return withTrouble(state, event.data.channel, undefined);
    case 'mooring.team-digest.claimed':
      return claimed(state, event);
    case 'mooring.team-digest.sent':
    case 'mooring.team-digest.failed':
    case 'mooring.team-digest.uncertain':
      return ended(state, event);
    default:
      return state;
  }
}

function chosen(
  state: AccessState,
  { data, time }: EventOfType<'mooring.notifications.chosen'>,
): AccessState {
  const { digestSince = time, ...rest } = state;
  const wantsDigests = (data.digestOf ?? []).length > 0;
  return { ...rest, choice: data, ...(wantsDigests ? { digestSince } : {}) };
}

/** Missing where there is none, so that a way that works again leaves no trace. */
function withTrouble(
  { channels = {}, ...rest }: AccessState,
  channel: string,
  trouble: ChannelTrouble | undefined,
): AccessState {
  const { [channel]: _before, ...others } = channels;
  const after = trouble === undefined ? others : { ...others, [channel]: trouble };
  return Object.keys(after).length === 0 ? rest : { ...rest, channels: after };
}

/** A new digest follows the one before; it takes its place when its first channel is claimed. */
function claimed(
  state: AccessState,
  { data, time }: EventOfType<'mooring.team-digest.claimed'>,
): AccessState {
  const { digestId, channel, attempt, claimant, channels, from, until, fromWeek, untilWeek } = data;
  const { digest: before } = state;
  const isSame = before?.digestId === digestId;
  if (!isSame && before !== undefined && before.until !== from) return state;
  const digest: TeamDigest = isSame
    ? before
    : { digestId, from, until, fromWeek, untilWeek, channels, deliveries: {} };
  const present = digest.deliveries[channel];
  if (isEnded(present) || attempt !== (present?.attempt ?? 0) + 1) return state;
  return withDelivery(state, digest, channel, { status: 'claimed', attempt, claimant, at: time });
}

function ended(state: AccessState, { type, data }: Outcome): AccessState {
  const { digest } = state;
  const { digestId, channel, attempt } = data;
  const present = digest?.deliveries[channel];
  if (digest?.digestId !== digestId || present === undefined || present.attempt !== attempt) return state;
  const isSent = type === 'mooring.team-digest.sent';
  if (present.status !== 'claimed' && !(isSent && present.status === 'uncertain')) return state;
  return withDelivery(state, digest, channel, deliveryAfter(type, data));
}

function deliveryAfter(type: Outcome['type'], data: Outcome['data']): NotificationDelivery {
  const { attempt } = data;
  if (type === 'mooring.team-digest.sent') return { status: 'sent', attempt };
  if (type === 'mooring.team-digest.uncertain') return { status: 'uncertain', attempt };
  return 'retryAt' in data && data.retryAt !== undefined
    ? { status: 'waiting', attempt, retryAt: data.retryAt }
    : { status: 'failed', attempt };
}

function withDelivery(
  state: AccessState,
  digest: TeamDigest,
  channel: string,
  delivery: NotificationDelivery,
): AccessState {
  return { ...state, digest: { ...digest, deliveries: { ...digest.deliveries, [channel]: delivery } } };
}
