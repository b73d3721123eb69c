import type { AccessState, MooringEvent } from '#relationship';
import type { Delivery } from '../ports/index.js';
import { accessEvent } from './access-event.js';
import { isForPrograms, type NamedChannel } from './recipient.js';

/** A program that nothing has reached for so long is left alone. */
const FAILING_MS = 24 * 3_600_000;

/**
 * What an attempt says about the channel itself: its receiver wants nothing any more; a program cannot be reached, and is
 * left alone when that has lasted a day; it is reached again. Nothing is said of what is known already.
 *
 * @param state how the ways to the person stand
 */
export function noteDelivery(
  state: AccessState,
  channel: NamedChannel,
  delivery: Delivery,
  now: string,
): readonly MooringEvent[] {
  const { name } = channel;
  const trouble = state.channels?.[name];
  const say = { time: now, key: [name, now] };
  if (delivery.outcome === 'sent')
    return trouble?.status === 'failing'
      ? [accessEvent('mooring.channel.restored', state.userId, { channel: name }, say)]
      : [];
  const { reason } = delivery;
  if (trouble?.status === 'disabled') return [];
  if (delivery.outcome === 'refused' && delivery.gone)
    return [disabled(state, name, { why: 'gone', reason }, say)];
  if (!isForPrograms(channel)) return [];
  if (trouble === undefined)
    return [accessEvent('mooring.channel.failing', state.userId, { channel: name, reason }, say)];
  const isLong = Date.parse(now) - Date.parse(trouble.since) >= FAILING_MS;
  return isLong ? [disabled(state, name, { why: 'failing', reason }, say)] : [];
}

function disabled(
  { userId }: AccessState,
  channel: string,
  what: { readonly why: 'gone' | 'failing'; readonly reason: string },
  say: { readonly time: string; readonly key: readonly string[] },
): MooringEvent {
  return accessEvent('mooring.channel.disabled', userId, { channel, ...what }, say);
}
