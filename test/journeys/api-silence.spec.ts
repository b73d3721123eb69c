import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { mondayBefore } from '../support/recent-rows.js';
import { scratch } from '../support/scratch.js';
import { BOOK_ACCOUNTS, serveSmallBook } from '../support/small-book.js';

const files = scratch();
let api: ApiClient;

beforeAll(async () => {
  ({ api } = await serveSmallBook(files.at('data')));
});

const reasonsIn = (body: unknown) =>
  listAt(body, 'items').map((item) => [textAt(item, 'accountId'), textAt(item, 'reason')]);

describe('the silence ledger over HTTP', () => {
  test('counts why accounts are quiet and tells it of each, the most at risk first', async () => {
    const { body } = await api.get('/v1/silence?lang=en');
    expect(body).toMatchObject({
      week: mondayBefore(1),
      counts: [
        { reason: 'alert-open', name: 'Alert is open', count: 2 },
        { reason: 'below-threshold', name: 'Below the thresholds', count: 6 },
      ],
    });
    expect(reasonsIn(body)).toHaveLength(BOOK_ACCOUNTS.length);
    expect(reasonsIn(body).slice(0, 2)).toEqual([
      ['QUITTER', 'alert-open'],
      ['GOER', 'alert-open'],
    ]);
  });

  test('is filtered and paged', async () => {
    const first = await api.get('/v1/silence?reason=below-threshold&limit=4');
    const next = await api.get(
      `/v1/silence?reason=below-threshold&limit=4&cursor=${textAt(first.body, 'next')}`,
    );
    expect([...reasonsIn(first.body), ...reasonsIn(next.body)]).toHaveLength(6);
    expect(pick(next.body, 'next')).toBeUndefined();
    expect(reasonsIn((await api.get('/v1/silence?owner=wang.lei')).body)).toHaveLength(2);
    expect((await api.get('/v1/silence?reason=weather')).status).toBe(422);
  });

  test('has both scores of one account, in the language that was asked for', async () => {
    const { body } = await api.get('/v1/silence/ACME?lang=zh');
    expect(body).toMatchObject({
      reason: 'below-threshold',
      reasons: [
        {
          text: expect.stringMatching(/^两项评分均低于阈值：风险−/u),
          figures: { risk: expect.any(Number), riskThreshold: expect.any(Number) },
        },
      ],
      raising: expect.stringMatching(/将触发预警。$/u),
    });
    expect((await api.get('/v1/accounts/ACME?lang=zh')).body).toMatchObject({ quiet: body });
    expect((await api.get('/v1/silence/NOBODY')).status).toBe(404);
  });

  test('tells an earlier week as it was known then', async () => {
    const before = await api.get(`/v1/silence?week=${mondayBefore(12)}&owner=wang.lei`);
    expect(before.body).toMatchObject({ week: mondayBefore(12) });
    expect(pick(before.body, 'counts')).toBeUndefined();
    expect(reasonsIn(before.body)).toEqual([
      ['GOER', 'below-threshold'],
      ['QUITTER', 'below-threshold'],
    ]);
    expect((await api.get(`/v1/silence/QUITTER?week=${mondayBefore(1)}`)).body).toMatchObject({
      reason: 'alert-open',
    });
    expect((await api.get('/v1/silence?week=2099-01-05')).status).toBe(404);
  });
});
