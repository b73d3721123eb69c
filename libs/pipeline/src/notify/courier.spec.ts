import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { until } from '../contracts/until.js';
import { tellingLog } from '../live/ringing.js';
import type { Notifier } from '../ports/index.js';
import { notifyJob } from '../project/notify-job.js';
import { type Courier, startCourier } from './courier.js';
import type { NotifyPorts } from './notify-ports.js';
import { recipient, toldCompany, type ToldCompany } from './testing/told-company.js';

const ACCOUNTS = ['A', 'B', 'C', 'D', 'E', 'F'];

let company: ToldCompany;
let courier: Courier | undefined;
let troubles: unknown[];

beforeEach(async () => {
  company = await toldCompany(ACCOUNTS);
  troubles = [];
});
afterEach(() => courier?.stop());

const start = (more: Partial<NotifyPorts> = {}): Courier => {
  courier = startCourier({ ...company.ports(recipient()), ...more }, (error) => troubles.push(error));
  return courier;
};
const takeAll = async (by: Courier) => {
  for (const accountId of ACCOUNTS)
    by.take(notifyJob(accountSubject(accountId), await company.notificationOf(accountId)));
};

/** A world that answers only when it is let go. */
function heldWorld() {
  const held: (() => void)[] = [];
  const notifier: Notifier = {
    async deliver(channel, message, facts) {
      await new Promise<void>((resolve) => {
        held.push(resolve);
      });
      return company.notifier.deliver(channel, message, facts);
    },
  };
  return { notifier, held };
}

describe('a courier', () => {
  test('tells all that it is handed, and hears of a digest as well', async () => {
    const working = start();
    await takeAll(working);
    working.take({ id: 'd', name: 'digest', payload: { manager: 'li' }, runAt: company.set.clock.now() });
    await until('all is told', () => company.notifier.told.length === ACCOUNTS.length);
    expect(new Set(company.notifier.told.map(({ message }) => message.title)).size).toBe(ACCOUNTS.length);
    expect(troubles).toEqual([]);
  });

  test('has four in hand at a time, so that one that hangs does not hold up the others', async () => {
    const { notifier, held } = heldWorld();
    await takeAll(start({ notifier }));
    await until('four hang', () => held.length === 4);
    held[1]?.();
    await until('the next one is sent', () => held.length === 5);
    expect(company.notifier.told).toHaveLength(1);
    for (const letGo of held) letGo();
    await until('the last one is sent', () => held.length === 6);
    held.at(-1)?.();
  });

  test('tells what went wrong, and tries again a minute later', async () => {
    const log = {
      ...tellingLog(company.set.log, () => undefined),
      append: () => Promise.reject(new Error('no disk')),
    };
    const notification = await company.notificationOf('A');
    start({ log }).take(notifyJob(accountSubject('A'), notification));
    await until('it has failed', () => troubles.length === 1);
    expect(troubles).toEqual([new Error('no disk')]);
    const payload = { subject: accountSubject('A'), notificationId: notification.notificationId };
    const later = async () =>
      (await company.set.jobs.waiting(20)).filter(({ runAt }) => runAt === '2026-03-03T04:01:00.000Z');
    await until('it is scheduled', async () => (await later()).length === 1);
    expect(await later()).toMatchObject([{ name: 'notify', payload }]);
  });

  test('that is stopped ends what is in hand, and begins nothing', async () => {
    const { notifier, held } = heldWorld();
    const working = start({ notifier });
    await takeAll(working);
    await until('four hang', () => held.length === 4);
    const stopped = working.stop();
    for (const letGo of held) letGo();
    await stopped;
    expect(company.notifier.told).toHaveLength(4);
    expect(held).toHaveLength(4);
  });
});
