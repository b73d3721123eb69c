import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { notifyJob } from '../project/notify-job.js';
import { doDigest } from './do-digest.js';
import { doNotify } from './do-notify.js';
import { digestJob } from './notification-jobs.js';
import type { NotifyPorts } from './notify-ports.js';
import { HOOK, MAIL, recipient, ROBOT, said, toldCompany, type ToldCompany } from './testing/told-company.js';

const ACCOUNTS = ['A', 'B', 'C'];
const MORNING = '2026-03-04T00:30:00.000Z';

let company: ToldCompany;

beforeEach(async () => {
  company = await toldCompany(ACCOUNTS);
});

const daily = recipient({ mode: 'daily', channels: [MAIL, ROBOT, HOOK] });
const notifyAll = async (ports: NotifyPorts) => {
  for (const accountId of ACCOUNTS)
    await doNotify(ports, notifyJob(accountSubject(accountId), await company.notificationOf(accountId)));
  await company.projector.drain();
};
const digest = async (ports: NotifyPorts) => {
  await doDigest(ports, digestJob('li', company.set.clock.now()));
  await company.projector.drain();
};
const digests = async () =>
  (await company.set.jobs.waiting(10)).filter(({ name }) => name === 'digest').map(({ runAt }) => runAt);

describe('a digest', () => {
  test('tells all that is new in one message, programs have had it at once', async () => {
    const ports = company.ports(daily);
    await notifyAll(ports);
    expect(company.notifier.told.map(({ kind }) => kind)).toEqual(['webhook', 'webhook', 'webhook']);
    expect(await digests()).toEqual([MORNING]);
    company.set.clock.set(MORNING);
    await digest(ports);
    const people = company.notifier.told.slice(3);
    expect(people.map(({ kind }) => kind)).toEqual(['email', 'dingtalk']);
    expect(people[0]?.message).toMatchObject({
      title: '3 accounts to look at',
      link: { url: 'https://mooring.example/' },
    });
    expect(people[0]?.message.lines.toSorted()).toEqual(
      ACCOUNTS.map((id) => expect.stringMatching(`^company ${id} is loosening: `)),
    );
    expect(await company.statuses()).toEqual(['sent', 'sent', 'sent']);
  });

  test('says nothing twice, and nothing when there is nothing', async () => {
    const ports = company.ports(daily);
    await digest(ports);
    await digest(ports);
    await notifyAll(ports);
    await digest(ports);
    expect(company.notifier.told.filter(({ kind }) => kind !== 'webhook')).toHaveLength(2);
  });

  test('leaves out what is over by then', async () => {
    const seen = { alertId: 'alert of B', revision: 1 };
    await company.deliver([
      said('mooring.alert.acknowledged', 'B', seen),
      said('mooring.account.assigned', 'C', { owner: 'wang' }),
    ]);
    await digest(company.ports(daily));
    const [mail] = company.notifier.told;
    expect(mail?.message.lines).toEqual([expect.stringMatching('^company A is loosening')]);
  });

  test('that was not delivered is tried again', async () => {
    const ports = company.ports(daily);
    company.notifier.answer({ outcome: 'later', reason: 'HTTP 503' });
    await digest(ports);
    expect(await company.statuses()).toEqual(['waiting', 'waiting', 'waiting']);
    expect(await digests()).toEqual(['2026-03-03T04:01:00.000Z']);
    company.set.clock.set('2026-03-03T04:01:00.000Z');
    company.notifier.answer({ outcome: 'sent' });
    await digest(ports);
    expect(company.notifier.told.slice(2).map(({ message }) => message.lines.length)).toEqual([3, 3]);
  });

  test('waits for the end of quiet hours', async () => {
    await digest(company.ports({ ...daily, quiet: { from: '08:00', until: '12:30' } }));
    expect(company.notifier.told).toEqual([]);
    expect(await digests()).toEqual(['2026-03-03T04:30:00.000Z']);
  });
});

describe('what may not have arrived', () => {
  test.each(['at-once', 'daily'] as const)('is shown in a digest, once, to people told %s', async (mode) => {
    const ports = company.ports({ ...daily, mode, channels: [MAIL] });
    company.notifier.answer({ outcome: 'uncertain', reason: 'the connection broke' });
    if (mode === 'at-once') await notifyAll(ports);
    else await digest(ports);
    expect(await company.statuses()).toEqual(['uncertain', 'uncertain', 'uncertain']);
    const before = company.notifier.told.length;
    await digest(ports);
    await digest(ports);
    const shown = company.notifier.told.slice(before);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.message.lines).toEqual(
      ACCOUNTS.map(() =>
        expect.stringMatching('^May not have reached you before: company [ABC] is loosening'),
      ),
    );
  });

  test('is as good as told when the digest has arrived', async () => {
    const ports = company.ports({ ...daily, mode: 'at-once', channels: [MAIL] });
    company.notifier.answer({ outcome: 'uncertain', reason: 'the connection broke' });
    await notifyAll(ports);
    company.notifier.answer({ outcome: 'sent' });
    await digest(ports);
    expect(await company.statuses()).toEqual(['sent', 'sent', 'sent']);
  });
});
