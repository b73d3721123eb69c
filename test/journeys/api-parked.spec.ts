import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { BATCHED, shipment, STRUCTURED } from '../support/offered.js';
import { startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { bookedAs, seedLog, settingsActivated } from '../support/seed-log.js';
import { until } from '../support/until.js';

const files = scratch();
const REASON = { reason: 'the feed was mended' };
let api: ApiClient;

// Poison does not come through the door.
beforeAll(async () => {
  const data = files.at('data');
  await seedLog(data, [
    settingsActivated(),
    ...['ONE', 'TWO'].flatMap((account) => [
      bookedAs(account, `${account}-good`),
      bookedAs(account, `${account}-poison`, { amount: 0.5 }),
      bookedAs(account, `${account}-behind`),
    ]),
    bookedAs('OTHER', 'O'),
  ]);
  ({ api } = await startServer(data));
  await until('the log to be folded', async () => (await parked()).length === 2);
});

const parked = async () => listAt((await api.get('/v1/parked')).body, 'items');

/** Orders of an account that count, over all weeks. */
async function ordersOf(accountId: string): Promise<number> {
  const { body } = await api.get(`/v1/accounts/${accountId}/series`);
  return listAt(body, 'weeks').reduce((sum: number, week) => sum + numberAt(week, 'orders'), 0);
}

describe('given accounts that wait behind an event that cannot be folded', () => {
  test('then they are listed with the reason, and the metrics say how many and how long', async () => {
    const [one] = await parked();
    expect(one).toMatchObject({
      subject: 'account/ONE',
      eventId: 'ONE-poison 1',
      reason: expect.stringContaining('cannot be counted'),
      waiting: 1,
    });
    const { text } = await api.get('/metrics');
    expect(text).toMatch(/^mooring_parked_accounts 2$/mu);
    expect(text).toMatch(/^mooring_parked_oldest_seconds \d/mu);
    expect((await api.get('/health/ready')).status).toBe(200);
  });

  test('then what is sent to them is kept and said to be parked, and other accounts go on', async () => {
    const events = [shipment('ONE', 'ONE-later'), shipment('OTHER', 'O-2')];
    const { status, body } = await api.post('/v1/events?wait=1', events, BATCHED);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 2, events: [{ outcome: 'parked' }, { outcome: 'applied' }] });
    expect(await ordersOf('ONE')).toBe(1);
    expect(await ordersOf('OTHER')).toBe(2);
  });

  test('when the event is tried again in vain, then the account is parked still', async () => {
    const { status, body } = await api.post('/v1/parked/ONE/retry', REASON);
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ subject: 'account/ONE', eventId: 'ONE-poison 1' }] });
    expect(await parked()).toHaveLength(2);
  });

  test('when the event is left out, then all that waited behind it counts', async () => {
    const { status, body } = await api.post('/v1/parked/ONE/skip', REASON);
    expect([status, body]).toEqual([200, { items: [] }]);
    expect(await ordersOf('ONE')).toBe(3);
    expect((await parked()).map((each) => textAt(each, 'subject'))).toEqual(['account/TWO']);
    const again = await api.post('/v1/events?wait=1', shipment('ONE', 'ONE-4'), STRUCTURED);
    expect(pick(again.body, 'events', 0, 'outcome')).toBe('applied');
    const journal = await api.get('/v1/accounts/ONE/journal?limit=500');
    expect(JSON.stringify(journal.body)).toContain(REASON.reason);
  });

  test.each([
    ['/v1/parked/ONE/retry', REASON, 404],
    ['/v1/parked/NOBODY/skip', REASON, 404],
    ['/v1/parked/TWO/skip', {}, 422],
    ['/v1/parked/TWO/skip', undefined, 422],
  ])('when POST %s comes with %j, then nothing happens and the answer is %i', async (path, body, status) => {
    expect((await api.post(path, body)).status).toBe(status);
    expect(await parked()).toHaveLength(1);
  });
});
