import { renderTest } from '#relationship';
import type { Delivery, Notifier } from '../ports/index.js';
import type { NamedChannel, Recipient } from './recipient.js';

export interface TestPorts {
  readonly notifier: Notifier;
  readonly pageOf: (accountId?: string) => string | undefined;
}

/**
 * Sends somebody a message that only shows that messages arrive. Nothing is recorded.
 *
 * @param id of the message: no other one has it
 */
export function testChannel(
  { notifier, pageOf }: TestPorts,
  { language }: Pick<Recipient, 'language'>,
  { channel }: NamedChannel,
  id: string,
): Promise<Delivery> {
  const { title, lines, link } = renderTest(language);
  const url = pageOf();
  const message = { id, title, lines, ...(url === undefined ? {} : { link: { text: link, url } }) };
  return notifier.deliver(channel, message, { kind: 'test' });
}
