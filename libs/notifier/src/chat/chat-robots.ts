import type { Channel, Clock, Delivery, Message } from '#pipeline';
import { guardedPost } from '../http/guarded-post.js';
import type { ChatFormat } from './chat-format.js';
import { dingtalk } from './dingtalk.js';
import { feishu } from './feishu.js';
import { SendWindow } from './send-window.js';
import { slack } from './slack.js';
import { teams } from './teams.js';
import { wecom } from './wecom.js';

export type ChatChannel = Exclude<Channel, { readonly kind: 'email' | 'webhook' }>;

const FORMATS: Readonly<Record<ChatChannel['kind'], ChatFormat>> = { dingtalk, wecom, feishu, slack, teams };
const TIMEOUT_MS = 10_000;

export interface ChatOptions {
  readonly clock: Clock;
  readonly allowPrivate: boolean;
}

/** The robots of group chats, each within the limits that its service publishes. */
export class ChatRobots {
  readonly #options: ChatOptions;
  readonly #windows = new Map<string, SendWindow>();

  constructor(options: ChatOptions) {
    this.#options = options;
  }

  async deliver(channel: ChatChannel, message: Message): Promise<Delivery> {
    const format = FORMATS[channel.kind];
    const afterMs = this.#windowOf(channel, format).take(performance.now());
    if (afterMs > 0) return { outcome: 'later', reason: 'the robot takes no more messages now', afterMs };
    const { clock, allowPrivate } = this.#options;
    const { url, body } = format.post(channel, message, Date.parse(clock.now()));
    const answer = await guardedPost({
      url,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      allowPrivate,
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.kind === 'unreached')
      return answer.forbidden
        ? { outcome: 'refused', reason: answer.reason, gone: false }
        : { outcome: 'later', reason: answer.reason };
    if (answer.kind === 'unanswered') return { outcome: 'uncertain', reason: answer.reason };
    const verdict = format.verdict(answer.status, answer.body);
    if (verdict.kind === 'taken') return { outcome: 'sent' };
    // An error of the service itself comes before it has taken anything.
    if (verdict.kind === 'too-fast' || answer.status >= 500)
      return {
        outcome: 'later',
        reason: `HTTP ${String(answer.status)}`,
        ...(answer.retryAfterMs === undefined ? {} : { afterMs: answer.retryAfterMs }),
      };
    return {
      outcome: 'refused',
      reason: verdict.reason,
      gone: answer.status === 404 || answer.status === 410,
    };
  }

  #windowOf({ url }: ChatChannel, { limits }: ChatFormat): SendWindow {
    const window = this.#windows.get(url) ?? new SendWindow(limits);
    this.#windows.set(url, window);
    return window;
  }
}
