import { Webhook } from 'standardwebhooks';
import type { Channel, Delivery, Message } from '#pipeline';
import { guardedPost } from '../http/guarded-post.js';

export interface WebhookOptions {
  /** ISO instant of the attempt. */
  readonly now: string;
  readonly allowPrivate: boolean;
}

/** Standard Webhooks asks for 15 to 30 s. */
const TIMEOUT_MS = 20_000;
const GONE = 410;
const USER_AGENT = 'mooring-webhook/1';

/**
 * Posts facts to somebody's program, signed (Standard Webhooks 1.0: webhook-id, webhook-timestamp, webhook-signature). The id
 * is the message's in every attempt, so the receiver can drop what it has: an attempt without an answer is one to repeat.
 */
export async function sendWebhook(
  { url, secret }: Extract<Channel, { readonly kind: 'webhook' }>,
  message: Message,
  facts: Readonly<Record<string, unknown>>,
  { now, allowPrivate }: WebhookOptions,
): Promise<Delivery> {
  const { id, title, lines, link } = message;
  const at = new Date(now);
  const body = JSON.stringify({
    type: 'mooring.notification',
    timestamp: now,
    data: { id, title, lines, ...(link === undefined ? {} : { link: link.url }), ...facts },
  });
  const answer = await guardedPost({
    url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': USER_AGENT,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
    body,
    allowPrivate,
    timeoutMs: TIMEOUT_MS,
  });
  if (answer.kind === 'unreached' && answer.forbidden)
    return { outcome: 'refused', reason: answer.reason, gone: false };
  if (answer.kind !== 'answered') return { outcome: 'later', reason: answer.reason };
  if (answer.status >= 200 && answer.status < 300) return { outcome: 'sent' };
  const reason = `HTTP ${String(answer.status)}`;
  if (answer.status === GONE) return { outcome: 'refused', reason, gone: true };
  return {
    outcome: 'later',
    reason,
    ...(answer.retryAfterMs === undefined ? {} : { afterMs: answer.retryAfterMs }),
  };
}
