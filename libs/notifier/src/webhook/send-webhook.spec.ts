import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { systemClock } from '#pipeline';
import { OutsideNotifier } from '../outside-notifier.js';
import { type Received, type Receiver, startReceiver } from '../testing/receiver.js';
import { SAMPLE } from '../testing/sample-message.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('a webhook', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  const deliver = (url = receiver.url, allowPrivate = true) =>
    new OutsideNotifier({ clock: systemClock, allowPrivate }).deliver(
      { kind: 'webhook', url, secret: SECRET },
      SAMPLE,
      { accountId: 'A-1', kind: 'alert' },
    );

  test('carries the facts, under the message’s id, and anybody with the secret can verify it', async () => {
    expect(await deliver()).toEqual({ outcome: 'sent' });
    const { headers, body } = firstOf(receiver);
    expect(headers['webhook-id']).toBe('msg-1');
    const signed = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]),
    );
    expect(new Webhook(SECRET).verify(body, signed)).toMatchObject({
      type: 'mooring.notification',
      data: { id: 'msg-1', accountId: 'A-1', kind: 'alert', title: SAMPLE.title },
    });
    expect(() => new Webhook(SECRET).verify(`${body} `, signed)).toThrow('No matching signature');
  });

  test('sent again has the same id', async () => {
    await deliver();
    await deliver();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(['msg-1', 'msg-1']);
  });

  test.each([
    [{ status: 204 }, { outcome: 'sent' }],
    [{ status: 410 }, { outcome: 'refused', reason: 'HTTP 410', gone: true }],
    [{ status: 500 }, { outcome: 'later', reason: 'HTTP 500' }],
    [{ status: 404 }, { outcome: 'later', reason: 'HTTP 404' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { outcome: 'later', reason: 'HTTP 429', afterMs: 7_000 },
    ],
    [
      { status: 302, headers: { location: 'http://127.0.0.1/' } },
      { outcome: 'later', reason: 'HTTP 302' },
    ],
  ])('answered %j is %j', async (answer, delivery) => {
    receiver.answer(answer);
    expect(await deliver()).toEqual(delivery);
    expect(receiver.received).toHaveLength(1);
  });

  test('without an answer is one to repeat', async () => {
    receiver.answer(undefined);
    expect(await deliver()).toMatchObject({ outcome: 'later' });
  });

  test('to a place where nobody listens is one to repeat', async () => {
    const { url } = receiver;
    await receiver.close();
    expect(await deliver(url)).toMatchObject({
      outcome: 'later',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
    receiver = await startReceiver();
  });

  test.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '169.254.169.254',
    '10.0.0.1',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
  ])('to %s, which is inside, is refused unless that was allowed', async (host) => {
    const { port } = new URL(receiver.url);
    expect(await deliver(`http://${host}:${port}`, false)).toMatchObject({ outcome: 'refused', gone: false });
    expect(receiver.received).toEqual([]);
  });

  test.each(['file:///etc/passwd', 'ftp://example.com', 'nonsense', 'http://user:secret@example.com'])(
    'to %s is refused',
    async (url) => {
      expect(await deliver(url)).toEqual({
        outcome: 'refused',
        reason: 'the address is none of the web',
        gone: false,
      });
    },
  );
});

function firstOf({ received: [first] }: Receiver): Received {
  if (first === undefined) throw new Error('nothing was received');
  return first;
}
