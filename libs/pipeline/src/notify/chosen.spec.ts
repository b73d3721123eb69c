import { beforeEach, describe, expect, test } from '@jest/globals';
import { type AccessState, accessSubject, accountSubject, type NotificationChoice } from '#relationship';
import { chooseNotifications, enableChannel } from '../act/choose-notifications.js';
import { eventsOf } from '../contracts/snapshot.js';
import { notifyJob } from '../project/notify-job.js';
import { LOCAL_OPERATOR } from '../read/principal.js';
import { notificationSettings, troubledChannels } from '../read/notification-settings.js';
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

const LI = { kind: 'manager', userId: 'li' } as const;
const HOUR = 3_600_000;
const everything = recipient({ channels: [MAIL, ROBOT, HOOK] });

let company: ToldCompany;

beforeEach(async () => {
  company = await toldCompany();
});

const choose = async (
  choice: Partial<NotificationChoice>,
  who: Parameters<typeof chooseNotifications>[1] = LI,
) => {
  const position = await chooseNotifications(company.set, who, 'li', { off: [], ...choice });
  await company.projector.drain();
  return position;
};
const notify = async (accountId: string, ports: NotifyPorts = company.ports(everything)) => {
  await doNotify(ports, notifyJob(accountSubject(accountId), await company.notificationOf(accountId)));
  await company.projector.drain();
};
const newsOf = (accountId: string) =>
  company.deliver([
    { ...loosened(accountId), subject: accountSubject(accountId) },
    said('mooring.account.assigned', accountId, { owner: 'li' }),
  ]);
const settings = () =>
  notificationSettings({ store: company.set.store, recipients: company.ports(everything).recipients }, 'li');
const stateOf = async (): Promise<AccessState | undefined> => {
  const state = (await company.set.store.document(accessSubject('li')))?.state;
  return state?.kind === 'access' ? state : undefined;
};

describe('what somebody has chosen', () => {
  test('goes before what the file says: channels, language, quiet hours', async () => {
    await choose({ language: 'zh', off: ['mail'] });
    await notify('A');
    expect(company.notifier.told.map(({ kind }) => kind)).toEqual(['dingtalk', 'webhook']);
    expect(company.notifier.told[0]?.message.title).toBe('company A 出现松动');
    await choose({ quiet: { from: '11:30', until: '14:00' } });
    await newsOf('B');
    await notify('B');
    expect(company.notifier.told).toHaveLength(2);
    await choose({ quiet: null });
    await notify('B', company.ports({ ...everything, quiet: { from: '11:30', until: '14:00' } }));
    expect(company.notifier.told).toHaveLength(5);
  });

  test('leaves mail and chat to a digest when it is a digest that was chosen', async () => {
    await choose({ mode: 'weekly' });
    await notify('A');
    expect(company.notifier.told.map(({ kind }) => kind)).toEqual(['webhook']);
    expect((await company.set.jobs.waiting(10)).map(({ name }) => name)).toContain('digest');
  });

  test('is said once, whole, in the name of whoever said it, and only for oneself', async () => {
    await choose({ mode: 'daily', off: ['mail'] });
    await choose({ mode: 'weekly' }, LOCAL_OPERATOR);
    expect(await settings()).toMatchObject({
      mode: 'weekly',
      chosen: { mode: 'weekly' },
      channels: [{ name: 'mail', on: true, status: 'working' }, { name: 'group' }, { name: 'hook' }],
    });
    const events = (await eventsOf(company.set.log)).filter(
      ({ type }) => type === 'mooring.notifications.chosen',
    );
    expect(events.map(({ subject, actor }) => `${subject} ${actor ?? ''}`)).toEqual([
      'access/li li',
      'access/li local',
    ]);
    expect(await choose({}, { kind: 'manager', userId: 'wang' })).toBeUndefined();
    expect(await choose({ digestOf: ['east'] })).toBeUndefined();
    expect(
      await choose({ digestOf: ['east'] }, { kind: 'head', userId: 'li', team: 'west' }),
    ).toBeUndefined();
    expect(await choose({ digestOf: ['east'] }, { kind: 'head', userId: 'li', team: 'east' })).toBeDefined();
  });

  test('says nothing of somebody whom the file does not name', async () => {
    const { store } = company.set;
    expect(await notificationSettings({ store, recipients: () => undefined }, 'zhao')).toEqual({
      userId: 'zhao',
      offered: false,
      channels: [],
      digestOf: [],
      chosen: { off: [] },
    });
  });
});

describe('a channel', () => {
  test('whose receiver wants nothing any more is switched off for all processes, until somebody switches it on', async () => {
    company.notifier.answer({ outcome: 'refused', reason: 'HTTP 410', gone: true });
    await notify('A', company.ports(recipient({ channels: [HOOK] })));
    await newsOf('B');
    company.notifier.answer({ outcome: 'sent' });
    await notify('B', company.ports(recipient({ channels: [HOOK] }), 'another'));
    expect(company.notifier.told).toHaveLength(1);
    expect(await troubledChannels(company.set)).toMatchObject([
      { userId: 'li', channel: 'hook', trouble: { status: 'disabled', why: 'gone', reason: 'HTTP 410' } },
    ]);
    await enableChannel(company.set, LOCAL_OPERATOR, 'li', 'hook');
    await company.projector.drain();
    await notify('B', company.ports(recipient({ channels: [HOOK] })));
    expect(company.notifier.told).toHaveLength(2);
    expect(await stateOf()).not.toHaveProperty('channels');
  });

  test('to a program that cannot be reached is switched off after a day, not before, and not when it was reached between', async () => {
    const hook = () => company.ports(recipient({ channels: [HOOK] }));
    company.notifier.answer({ outcome: 'later', reason: 'HTTP 500' });
    await notify('A', hook());
    expect(await stateOf()).toMatchObject({ channels: { hook: { status: 'failing', reason: 'HTTP 500' } } });
    company.set.clock.advance(23 * HOUR);
    await notify('A', hook());
    expect((await stateOf())?.channels?.['hook']?.status).toBe('failing');
    company.notifier.answer({ outcome: 'sent' });
    company.set.clock.advance(HOUR / 2);
    await notify('A', hook());
    expect(await stateOf()).not.toHaveProperty('channels');
    company.notifier.answer({ outcome: 'later', reason: 'HTTP 503' });
    await newsOf('B');
    await notify('B', hook());
    company.set.clock.advance(24 * HOUR);
    await notify('B', hook());
    expect((await stateOf())?.channels?.['hook']).toMatchObject({
      status: 'disabled',
      why: 'failing',
      reason: 'HTTP 503',
    });
  });

  test('of mail is not blamed when nothing gets through: it is the same way for all', async () => {
    company.notifier.answer({ outcome: 'later', reason: 'no answer' });
    for (let day = 0; day < 3; day += 1) {
      await notify('A', company.ports(recipient()));
      company.set.clock.advance(24 * HOUR);
    }
    expect(await stateOf()).toBeUndefined();
  });
});
