import { beforeAll, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { mondayBefore } from '../support/recent-rows.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';
import { until } from '../support/until.js';

const files = scratch();
let api: ApiClient;

beforeAll(async () => {
  ({ api } = await serveSmallBook(files.at('data')));
});

test('an alert comes back when its snooze ends, and says in both languages what has changed', async () => {
  const list = await api.get('/v1/alerts?status=open&accountId=QUITTER');
  const path = `/v1/alerts/${textAt(list.body, 'items', 0, 'alertId')}`;
  const etag = (await api.get(path)).headers.get('etag') ?? '';
  // The day has come already: the queue says so at once.
  const body = { until: mondayBefore(0), reason: '客户搬迁' };
  expect((await api.post(`${path}/snooze`, body, { 'if-match': etag })).status).toBe(200);
  const back = await until('the end of the snooze', async () => {
    const { body: alert } = await api.get(`${path}?lang=zh`);
    return pick(alert, 'returned') !== undefined && { alert };
  });
  expect(back.alert).toMatchObject({
    back: expect.stringMatching(/^暂缓至[-\d]+已到期（客户搬迁）。暂缓以来没有出货。/u),
    returned: {
      reason: '客户搬迁',
      since: { shipped: 0, orders: 0 },
      before: { weeks: 8 },
      now: { weeks: 8 },
    },
  });
  expect(pick(back.alert, 'snoozedUntil')).toBeUndefined();
  expect((await api.get(`${path}?lang=en`)).body).toMatchObject({
    back: expect.stringMatching(/^Its snooze until [-\d]+ is over \(客户搬迁\)\. Nothing has been shipped/u),
  });
  const journal = await api.get('/v1/accounts/QUITTER/journal?limit=500');
  const types = listAt(journal.body, 'items').map((entry) => textAt(entry, 'event', 'type'));
  expect(types.filter((type) => type === 'mooring.alert.returned')).toHaveLength(1);
});
