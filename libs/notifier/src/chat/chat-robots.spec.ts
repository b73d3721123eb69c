import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Delivery } from '#pipeline';
import { ManualClock } from '#pipeline/memory';
import { OutsideNotifier } from '../outside-notifier.js';
import { type Receiver, startReceiver } from '../testing/receiver.js';
import { SAMPLE } from '../testing/sample-message.js';
import type { ChatChannel } from './chat-robots.js';

const NOW = '2026-03-03T04:00:00.123Z';
const TAKEN = { dingtalk: { errcode: 0 }, wecom: { errcode: 0 }, feishu: { code: 0 }, slack: {}, teams: {} };

describe('a robot in a group chat', () => {
  let receiver: Receiver;
  let notifier: OutsideNotifier;
  beforeEach(async () => {
    receiver = await startReceiver();
    notifier = new OutsideNotifier({ clock: new ManualClock(NOW), allowPrivate: true });
  });
  afterEach(() => receiver.close());

  const deliver = (kind: ChatChannel['kind'], secret?: string): Promise<Delivery> =>
    notifier.deliver(
      { kind, url: `${receiver.url}/robot?key=k`, ...(secret === undefined ? {} : { secret }) },
      SAMPLE,
      {},
    );
  const taking = (kind: ChatChannel['kind']): void => {
    receiver.answer({ status: 200, body: JSON.stringify(TAKEN[kind]) });
  };

  test.each(['dingtalk', 'wecom', 'feishu', 'slack', 'teams'] as const)(
    '%s is told in its own form',
    async (kind) => {
      taking(kind);
      expect(await deliver(kind)).toEqual({ outcome: 'sent' });
      expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchSnapshot();
    },
  );

  test('dingtalk is signed in the address', async () => {
    taking('dingtalk');
    await deliver('dingtalk', 'SECx');
    const { searchParams } = new URL(receiver.received[0]?.path ?? '', receiver.url);
    const timestamp = String(Date.parse(NOW));
    const sign = createHmac('sha256', 'SECx').update(`${timestamp}\nSECx`).digest('base64');
    expect(Object.fromEntries(searchParams)).toEqual({ key: 'k', timestamp, sign });
  });

  test('feishu is signed in the body', async () => {
    taking('feishu');
    await deliver('feishu', 'x');
    const timestamp = String(Math.floor(Date.parse(NOW) / 1000));
    const sign = createHmac('sha256', `${timestamp}\nx`).digest('base64');
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ timestamp, sign });
  });

  test.each([
    ['dingtalk', { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' }, 'refused'],
    ['dingtalk', { status: 200, body: '{"errcode":130101,"errmsg":"send too fast"}' }, 'later'],
    ['wecom', { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }, 'refused'],
    ['wecom', { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }, 'later'],
    ['feishu', { status: 200, body: '{"code":19021,"msg":"sign match fail"}' }, 'refused'],
    ['feishu', { status: 200, body: '{"code":11232,"msg":"frequency limited"}' }, 'later'],
    ['feishu', { status: 200, body: 'not json' }, 'refused'],
    ['slack', { status: 404, body: 'no_service' }, 'refused'],
    ['slack', { status: 429, headers: { 'retry-after': '30' } }, 'later'],
    ['teams', { status: 502 }, 'later'],
    ['teams', undefined, 'uncertain'],
  ] as const)('%s answering %j means %s', async (kind, answer, outcome) => {
    receiver.answer(answer);
    expect(await deliver(kind)).toMatchObject({ outcome });
  });

  test.each([
    ['dingtalk', 20],
    ['wecom', 20],
    ['feishu', 5],
    ['slack', 1],
    ['teams', 4],
  ] as const)('%s is told %d things at once, then to wait', async (kind, most) => {
    taking(kind);
    for (let nth = 0; nth < most; nth += 1) expect(await deliver(kind)).toEqual({ outcome: 'sent' });
    const next = await deliver(kind);
    expect(next).toMatchObject({ outcome: 'later', afterMs: expect.any(Number) });
    expect(receiver.received).toHaveLength(most);
  });
});
