import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { event } from '#relationship/testing';
import { booked, type LiveFeed, liveFeed } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { FIRST_WEEK, rowsOfWeek } from '../contracts/portfolio-rows.js';
import { rowsOf } from '../contracts/snapshot.js';

const STEADY = {
  accountId: 'B',
  every: 1,
  orders: 2,
  seed: 3,
  turn: 99,
  turnsTo: { kind: 'steady' },
} as const;
const STOPS = { ...STEADY, accountId: 'A', turn: 30, turnsTo: { kind: 'stop' } } as const;
const WEEKS = 45;

describe('how an account stands, between two ends of weeks', () => {
  let set: ReturnType<typeof memorySet>;
  let feed: LiveFeed;
  let alertId: string;

  // The feed goes on until an alert is open, and not a week longer.
  beforeEach(async () => {
    set = memorySet(3);
    feed = await liveFeed(set);
    for (let week = 0, alerts: readonly unknown[] = []; alerts.length === 0 && week < WEEKS; week += 1) {
      const rows = [STOPS, STEADY].flatMap((plan) => rowsOfWeek(plan, week));
      await feed.deliver(rows.map((row) => booked(row)));
      await feed.endWeek(FIRST_WEEK + week);
      alerts = await rowsOf(set.readModels, 'alerts');
    }
    alertId = String((await rowsOf(set.readModels, 'alerts'))[0]?.['alertId']);
  });

  const standing = () => set.readModels.get('relationships', 'A');

  test('names the alert as soon as it is raised', async () => {
    expect(await standing()).toMatchObject({ alertId, cause: 'loosening' });
  });

  test('names no alert any more as soon as it is closed', async () => {
    const data = { alertId, revision: 1, outcome: 'not-valid' } as const;
    await feed.deliver([event('mooring.alert.closed.requested', accountSubject('A'), data)]);
    expect(await standing()).toMatchObject({ alertId: null, cause: null });
  });

  test('is found under the account manager as soon as the account has another one', async () => {
    const before = await standing();
    await feed.deliver([event('mooring.account.assigned', accountSubject('A'), { owner: 'li.na' })]);
    expect(await standing()).toStrictEqual({ ...before, owner: 'li.na' });
  });

  test('is not said of an account before the end of its first week', async () => {
    const subject = accountSubject('NEW');
    await feed.deliver([
      event('mooring.account.registered', subject, { name: 'New' }),
      event('mooring.account.assigned', subject, { owner: 'li.na' }),
    ]);
    expect(await set.readModels.get('relationships', 'NEW')).toBeUndefined();
  });
});
