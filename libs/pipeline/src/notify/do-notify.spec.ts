import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject, isFinished, type MooringEvent } from '#relationship';
import { eventsOf } from '../contracts/snapshot.js';
import type { Delivery } from '../ports/index.js';
import { notifyJob } from '../project/notify-job.js';
import { doNotify } from './do-notify.js';
import type { NotifyPorts } from './notify-ports.js';
import {
  HOOK,
  loosened,
  MAIL,
  recipient,
  ROBOT,
  said,
  toldCompany,
  type ToldCompany,
} from './testing/told-company.js';

const subject = accountSubject('A');
const MINUTE = 60_000;

let company: ToldCompany;

beforeEach(async () => {
  company = await toldCompany();
});

const everything = recipient({ channels: [MAIL, ROBOT, HOOK] });
const notify = async (ports: NotifyPorts = company.ports(recipient())) => {
  await doNotify(ports, notifyJob(subject, await company.notificationOf('A')));
  await company.projector.drain();
};
const outcomes = async () =>
  (await eventsOf(company.set.log))
    .filter(({ type }) => type.startsWith('mooring.notification.'))
    .map(({ type }) => type.slice('mooring.notification.'.length));
const again = async () =>
  (await company.set.jobs.waiting(10)).filter(
    ({ name, runAt }) => !name.endsWith('-task') && runAt > company.set.clock.now(),
  );
const claimedBy = (claimant: string, channel = 'mail', attempt = 1): MooringEvent => ({
  ...said('mooring.notification.claimed', 'A', {
    notificationId: loosened('A').id,
    channel,
    kind: 'email',
    attempt,
    claimant,
    channels: [channel],
  }),
  time: company.set.clock.now(),
});

describe('telling what has just changed', () => {
  test('goes through every channel once, in the words of the alert, and is recorded without an address', async () => {
    await notify(company.ports(everything));
    await notify(company.ports(everything));
    expect(company.notifier.told.map(({ kind }) => kind)).toEqual(['email', 'dingtalk', 'webhook']);
    const [mail, , hook] = company.notifier.told;
    expect(mail?.message).toMatchObject({
      id: loosened('A').id,
      title: 'company A is loosening',
      link: { url: 'https://mooring.example/A' },
    });
    expect(hook?.facts).toMatchObject({
      kind: 'loosened',
      accountId: 'A',
      manager: 'li',
      cause: 'loosening',
    });
    expect(await outcomes()).toEqual(['claimed', 'sent', 'claimed', 'sent', 'claimed', 'sent']);
    expect(JSON.stringify(await eventsOf(company.set.log))).not.toContain('li@example.com');
    expect(isFinished(await company.notificationOf('A'))).toBe(true);
    expect(await company.statuses()).toEqual(['sent']);
  });

  test('says by when to act, when a task is open', async () => {
    await notify();
    expect(company.notifier.told[0]?.message.lines.at(-1)).toMatch(/^Due on 2026-03-\d\d\.$/u);
  });

  test.each([
    ['the alert has been closed', said('mooring.alert.closed', 'A', closing('lost'))],
    ['the alert has been acknowledged', said('mooring.alert.acknowledged', 'A', { ...seen() })],
    [
      'the account belongs to somebody who wants nothing',
      said('mooring.account.assigned', 'A', { owner: 'wang' }),
    ],
  ])('is left when %s meanwhile', async (_, event) => {
    const job = notifyJob(subject, await company.notificationOf('A'));
    await company.deliver([event]);
    await doNotify(company.ports(recipient()), job);
    expect(company.notifier.told).toEqual([]);
  });

  test('is left when it happened more than two weeks ago, or nobody has said how to reach anybody', async () => {
    await notify(company.ports(undefined));
    company.set.clock.advance(15 * 24 * 60 * MINUTE);
    await notify();
    expect(company.notifier.told).toEqual([]);
    expect(await outcomes()).toEqual([]);
  });

  test('is left to another process that was first to claim it', async () => {
    await company.set.log.append([claimedBy('another')]);
    await notify();
    expect(company.notifier.told).toEqual([]);
    expect(await outcomes()).toEqual(['claimed', 'claimed']);
  });

  test('waits for the end of quiet hours', async () => {
    const quiet = recipient({ quiet: { from: '11:30', until: '14:00' } });
    await notify(company.ports(quiet));
    expect(company.notifier.told).toEqual([]);
    expect((await again()).map(({ runAt }) => runAt)).toEqual(['2026-03-03T06:00:00.000Z']);
    company.set.clock.set('2026-03-03T06:00:00.000Z');
    await notify(company.ports(quiet));
    expect(company.notifier.told).toHaveLength(1);
  });
});

function seen() {
  return { alertId: 'alert of A', revision: 1 };
}

function closing(outcome: 'lost') {
  return { ...seen(), outcome };
}

describe('what was not delivered', () => {
  const later: Delivery = { outcome: 'later', reason: 'HTTP 503' };

  test('is tried again later, each time after a longer wait, under the same id', async () => {
    const ports = company.ports(recipient({ channels: [HOOK] }));
    company.notifier.answer(later);
    const waits: number[] = [];
    for (let nth = 0; nth < 4; nth += 1) {
      const before = Date.parse(company.set.clock.now());
      await notify(ports);
      const at = (await again())[0]?.runAt ?? '';
      waits.push((Date.parse(at) - before) / MINUTE);
      // Too early, it stays at that.
      await notify(ports);
      expect(company.notifier.told).toHaveLength(nth + 1);
      company.set.clock.set(at);
    }
    expect(waits).toEqual([1, 5, 15, 60]);
    company.notifier.answer({ outcome: 'sent' });
    await notify(ports);
    expect(new Set(company.notifier.told.map(({ message }) => message.id))).toEqual(
      new Set([loosened('A').id]),
    );
    expect(await company.statuses()).toEqual(['sent']);
  });

  test('is tried when the receiver says', async () => {
    company.notifier.answer({ ...later, afterMs: 7 * MINUTE });
    await notify();
    expect((await again()).map(({ runAt }) => runAt)).toContain('2026-03-03T04:07:00.000Z');
  });

  test('is given up after some days', async () => {
    company.notifier.answer(later);
    for (let nth = 0; nth < 10; nth += 1) {
      await notify();
      company.set.clock.advance(8 * 60 * MINUTE);
    }
    expect(await company.statuses()).toEqual(['failed']);
    await notify();
    expect(company.notifier.told).toHaveLength(10);
  });

  test('is not tried again when it was refused, and nothing else is sent where somebody wants nothing', async () => {
    const ports = company.ports(recipient());
    company.notifier.answer({ outcome: 'refused', reason: 'HTTP 410', gone: true });
    await notify(ports);
    expect(await company.statuses()).toEqual(['failed']);
    await company.deliver([
      { ...loosened('B'), subject: accountSubject('B') },
      said('mooring.account.assigned', 'B', { owner: 'li' }),
    ]);
    await doNotify(ports, notifyJob(accountSubject('B'), await company.notificationOf('B')));
    expect(company.notifier.told).toHaveLength(1);
  });
});

describe('what may have been delivered', () => {
  test.each([MAIL, ROBOT])('by $name is never sent again, and shown in the next digest', async (channel) => {
    company.notifier.answer({ outcome: 'uncertain', reason: 'the connection broke' });
    const ports = company.ports(recipient({ channels: [channel] }));
    await notify(ports);
    await notify(ports);
    expect(company.notifier.told).toHaveLength(1);
    expect(await company.statuses()).toEqual(['uncertain']);
    // Half past eight on Wednesday in Shanghai.
    expect(await again()).toMatchObject([{ name: 'digest', runAt: '2026-03-04T00:30:00.000Z' }]);
  });

  test('to a program is sent again under the same id', async () => {
    company.notifier.answer({ outcome: 'uncertain', reason: 'the connection broke' });
    const ports = company.ports(recipient({ channels: [HOOK] }));
    await notify(ports);
    company.set.clock.advance(MINUTE);
    await notify(ports);
    expect(company.notifier.told.map(({ message }) => message.id)).toEqual([
      loosened('A').id,
      loosened('A').id,
    ]);
  });

  test('by a process that died over a mail is uncertain, once the process must be dead', async () => {
    await company.deliver([claimedBy('the dead')]);
    await notify();
    expect(await company.statuses()).toEqual(['sending']);
    expect(await again()).toMatchObject([{ name: 'notify', runAt: '2026-03-03T04:02:00.000Z' }]);
    company.set.clock.advance(2 * MINUTE);
    await notify();
    expect(await company.statuses()).toEqual(['uncertain']);
    expect(company.notifier.told).toEqual([]);
  });

  test('by a process that died over a webhook is sent by another', async () => {
    await company.deliver([claimedBy('the dead', 'hook')]);
    company.set.clock.advance(2 * MINUTE);
    await notify(company.ports(recipient({ channels: [HOOK] })));
    expect(company.notifier.told.map(({ message }) => message.id)).toEqual([loosened('A').id]);
    expect(await company.statuses()).toEqual(['sent']);
  });
});
