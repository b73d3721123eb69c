import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SMTPServerOptions } from 'smtp-server';
import { systemClock } from '#pipeline';
import { type ReceivedMail, startMailServer } from '../../../../test/support/mail-server.js';
import { OutsideNotifier } from '../outside-notifier.js';
import { SAMPLE } from '../testing/sample-message.js';

describe('mail', () => {
  let stop: (() => Promise<void>) | undefined;
  let mails: readonly ReceivedMail[];
  beforeEach(() => {
    mails = [];
  });
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  /** @returns the port of a real SMTP server */
  const serve = async (options: SMTPServerOptions = {}): Promise<number> => {
    const server = await startMailServer(options);
    ({ mails } = server);
    stop = () => server.close();
    return Number(new URL(server.url).port);
  };
  const deliver = async (port: number, address = 'li@example.com') => {
    const mail = { url: `smtp://127.0.0.1:${String(port)}`, from: 'Mooring <mooring@example.com>' };
    const notifier = new OutsideNotifier({ clock: systemClock, allowPrivate: false, mail });
    try {
      return await notifier.deliver({ kind: 'email', address }, SAMPLE, {});
    } finally {
      notifier.close();
    }
  };

  test('comes as text and as a page, under an id of its own', async () => {
    expect(await deliver(await serve())).toEqual({ outcome: 'sent' });
    const [{ to, content } = { to: [], content: '' }] = mails;
    expect(to).toEqual(['li@example.com']);
    expect(content).toContain('Message-ID: <msg-1@example.com>');
    expect(content).toContain('Content-Type: text/plain; charset=utf-8');
    expect(content).toContain('Content-Type: text/html; charset=utf-8');
    expect(content).toContain('Auto-Submitted: auto-generated');
    expect(content).toContain('&lt;b&gt;not&lt;/b&gt;');
  });

  test('to an address that is a list in disguise goes to nobody else', async () => {
    const port = await serve();
    await deliver(port, 'li@example.com, eve@example.com');
    expect(mails.flatMap(({ to }) => to)).not.toContain('eve@example.com');
  });

  test.each([
    [550, { outcome: 'refused', gone: false }],
    [450, { outcome: 'later' }],
  ])('to somebody whom the server refuses with %d is %j', async (responseCode, delivery) => {
    const port = await serve({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
    });
    expect(await deliver(port)).toMatchObject(delivery);
  });

  test('is tried again when nobody listens', async () => {
    const port = await serve();
    await stop?.();
    stop = undefined;
    expect(await deliver(port)).toMatchObject({ outcome: 'later' });
  });

  test('whose server goes away without a word after it had all of it may have been delivered', async () => {
    const server = createServer(breakOffAfterData).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stop = async () => {
      server.close();
      await once(server, 'close');
    };
    expect(await deliver(portOf(server))).toMatchObject({ outcome: 'uncertain' });
  });

  test('is refused with what to set while no server is set', async () => {
    const notifier = new OutsideNotifier({ clock: systemClock, allowPrivate: false });
    const delivery = await notifier.deliver({ kind: 'email', address: 'li@example.com' }, SAMPLE, {});
    expect(delivery).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('MOORING_SMTP_URL'),
    });
  });
});

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Just enough of SMTP to take a message, and to die over it. */
function breakOffAfterData(socket: Socket): void {
  let inMessage = false;
  const say = (line: string): void => {
    socket.write(`${line}\r\n`);
  };
  say('220 ready');
  socket.on('data', (data) => {
    const text = data.toString('utf8');
    if (inMessage) {
      if (text.includes('\r\n.\r\n')) socket.destroy();
    } else if (text.startsWith('DATA')) {
      inMessage = true;
      say('354 go on');
    } else say('250 fine');
  });
  socket.on('error', () => undefined);
}
