import type { Channel, Clock, Delivery, Message, Notifier } from '#pipeline';
import { ChatRobots } from './chat/chat-robots.js';
import { Mailer, type MailOptions } from './email/mailer.js';
import { sendWebhook } from './webhook/send-webhook.js';

export interface OutsideNotifierOptions {
  readonly clock: Clock;
  /** Missing = nobody is reached by mail. */
  readonly mail?: MailOptions;
  /** Whether webhooks and robots may be in a private network. */
  readonly allowPrivate: boolean;
}

/** Tells people by mail, by webhook and by the robots of their group chats. */
export class OutsideNotifier implements Notifier {
  readonly #options: OutsideNotifierOptions;
  readonly #mailer: Mailer | undefined;
  readonly #robots: ChatRobots;

  constructor(options: OutsideNotifierOptions) {
    this.#options = options;
    this.#mailer = options.mail && new Mailer(options.mail);
    this.#robots = new ChatRobots(options);
  }

  async deliver(
    channel: Channel,
    message: Message,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<Delivery> {
    if (channel.kind === 'email')
      return (
        (await this.#mailer?.deliver(channel.address, message)) ?? {
          outcome: 'refused',
          reason: 'no mail server is set: set MOORING_SMTP_URL and MOORING_MAIL_FROM',
          gone: false,
        }
      );
    if (channel.kind === 'webhook') {
      const { clock, allowPrivate } = this.#options;
      return sendWebhook(channel, message, facts, { now: clock.now(), allowPrivate });
    }
    return this.#robots.deliver(channel, message);
  }

  close(): void {
    this.#mailer?.close();
  }
}
