import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { type EventStream, openStream } from '../support/event-stream.js';
import { BATCHED, shipment } from '../support/offered.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { mondayBefore, recentCsv, rowsOfWeek } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { seedLog, settingsActivated } from '../support/seed-log.js';
import { until } from '../support/until.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
// One stops in the first week behind the history.
const ACCOUNTS = [
  ...['ACME', 'BOREAS', 'CERES', 'DORIS', 'EURUS'].map((accountId) => ({ accountId })),
  { accountId: 'QUITTER', stopped: 3, value: 900 },
];
/** Weeks that are over, and that the history does not reach. */
const LIVE_WEEKS = [3, 2, 1];
let server: RunningServer;
let api: ApiClient;
let stream: EventStream;

// Weeks wait for their feed, whatever day of the week it is today.
beforeAll(async () => {
  const data = files.at('data');
  await seedLog(data, [settingsActivated({ graceDays: 28 })]);
  server = await startServer(data);
  ({ api } = server);
  await importFile(api, recentCsv(ACCOUNTS, { until: 4 }), { source: 'tms' });
  stream = await openStream(`${server.url}/v1/stream`);
});

const lastClosed = async () => pick((await api.get('/v1/overview')).body, 'lastClosed');

describe('given a feed that has delivered up to some weeks ago', () => {
  test('then no week ends, and the account that stops is not noticed', async () => {
    expect(await lastClosed()).toBe(mondayBefore(4));
    expect((await api.get('/v1/alerts')).body).toEqual({ items: [] });
  });

  test('when it delivers the next weeks, then each ends in its turn, and the alert appears', async () => {
    for (const week of LIVE_WEEKS) {
      const events = rowsOfWeek(ACCOUNTS, week).map(({ accountId, date, value }) =>
        shipment(accountId, `${accountId} ${date}`, { date, value }),
      );
      const { status } = await api.post('/v1/events?wait=1', events, BATCHED);
      expect(status).toBe(200);
      await until(
        `the week of ${mondayBefore(week)} to end`,
        async () => (await lastClosed()) === mondayBefore(week),
      );
    }
    const alerts = await until('an alert', async () => {
      const items = listAt((await api.get('/v1/alerts?status=open')).body, 'items');
      return items.length > 0 && items;
    });
    expect(alerts).toMatchObject([{ accountId: 'QUITTER', facts: { silence: expect.any(Number) } }]);
  });

  test('then the stream has told of the weeks and of the alert, which was there when it told', async () => {
    await stream.seen('the last week', ({ event }) => event === 'week');
    const told = await stream.seen('the alert', ({ event }) => event === 'alert');
    expect(told.data).toMatchObject({ kind: 'alert', accountId: 'QUITTER' });
    // Others have tasks too: nobody has spoken to them for long.
    const isItsTask = ({ event, data }: { readonly event: string; readonly data: unknown }) =>
      event === 'task' && pick(data, 'accountId') === 'QUITTER';
    await stream.seen('its task', isItsTask);
    const weeks = stream.events.filter(({ event }) => event === 'week');
    expect(weeks.map(({ data }) => textAt(data, 'type'))).toContain('mooring.week.closed');
  });
});
