import { isNativeError } from 'node:util/types';
import { createTransport, type Transporter } from 'nodemailer';
import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import type { Delivery, Message } from '#pipeline';
import { mailHtml } from './mail-html.js';

export interface MailOptions {
  /** `smtp://user:password@host:587` or, over TLS from the start, `smtps://…`. */
  readonly url: string;
  /** `Mooring <mooring@example.com>` */
  readonly from: string;
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;
/** What is said before the message itself: who breaks off here has taken nothing. */
const BEFORE_THE_MESSAGE = /^(?:EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL|RCPT|API)/u;
/** The library says `CONN` of any break, also of one after the message; these are of the beginning. */
const NOT_CONNECTED = /^(?:Connection timeout|Greeting never received)/u;
const TEMPORARY = /^4/u;

/** Sends mail by SMTP, as text and as a page. */
export class Mailer {
  readonly #transport: Transporter;
  readonly #from: string;

  constructor({ url, from }: MailOptions) {
    this.#transport = createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true });
    this.#from = from;
  }

  async deliver(address: string, message: Message): Promise<Delivery> {
    const { id, title, lines, link } = message;
    const text = [...lines, ...(link === undefined ? [] : [`${link.text}: ${link.url}`])].join('\n\n');
    const host = this.#from.replace(/^.*@/su, '').replace(/>.*$/su, '');
    try {
      await this.#transport.sendMail({
        from: this.#from,
        // Not parsed as a list: one address, whatever is in it.
        to: { name: '', address },
        subject: title,
        text,
        html: mailHtml(message),
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'sent' };
    } catch (error) {
      return failure(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** A reply is the server's word; without one, what counts is whether the message may have been on its way. */
function failure(error: unknown): Delivery {
  if (!isNativeError(error)) return { outcome: 'uncertain', reason: String(error) };
  const reason = error.message;
  const { command, responseCode, code, syscall }: Partial<SMTPError> = error;
  if (responseCode !== undefined)
    return TEMPORARY.test(String(responseCode))
      ? { outcome: 'later', reason }
      : { outcome: 'refused', reason, gone: false };
  const unsent =
    BEFORE_THE_MESSAGE.test(command ?? '') ||
    syscall === 'connect' ||
    code === 'EDNS' ||
    NOT_CONNECTED.test(reason);
  return { outcome: unsent ? 'later' : 'uncertain', reason };
}
