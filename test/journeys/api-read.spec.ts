import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { brokenLinks } from '../support/journal-chain.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { mondayBefore } from '../support/recent-rows.js';
import type { RunningServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { BOOK_ACCOUNTS, QUITTERS, serveSmallBook } from '../support/small-book.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
let server: RunningServer;
let api: ApiClient;

beforeAll(async () => {
  server = await serveSmallBook(files.at('data'));
  ({ api } = server);
  const present = `account_id,date,value,currency\nACME,${mondayBefore(0)},77,CNY\n`;
  await importFile(api, present, { source: 'tms' });
});

/** All items of a list, a page at a time, and how many pages it took. */
async function paged(path: string): Promise<{ items: readonly unknown[]; pages: number }> {
  const items: unknown[] = [];
  let next = '';
  for (let pages = 1; ; pages += 1) {
    const { status, body } = await api.get(`${path}${next}`);
    expect(status).toBe(200);
    items.push(...listAt(body, 'items'));
    if (pick(body, 'next') === undefined) return { items, pages };
    next = `&cursor=${textAt(body, 'next')}`;
  }
}

const idsOf = (items: readonly unknown[]) => items.map((item) => textAt(item, 'accountId'));

describe('lists', () => {
  test('give every account once over their pages, in order', async () => {
    const { items, pages } = await paged('/v1/accounts?limit=3');
    expect(idsOf(items)).toEqual(BOOK_ACCOUNTS);
    expect(pages).toBe(3);
  });

  test('rank by risk over pages, the highest first', async () => {
    const { items } = await paged('/v1/accounts?limit=2&order=amountAtRisk');
    expect(idsOf(items)).toHaveLength(BOOK_ACCOUNTS.length);
    expect(idsOf(items).slice(0, 2)).toEqual(QUITTERS);
    const risks = items.map((item) => numberAt(item, 'standing', 'amountAtRisk'));
    expect(risks).toEqual(risks.toSorted((one, other) => other - one));
  });

  test('filter by account manager and team, whatever they are ordered by', async () => {
    for (const order of ['accountId', 'name', 'amountAtRisk', 'probability']) {
      const { items } = await paged(`/v1/accounts?owner=wang.lei&order=${order}`);
      expect(idsOf(items).toSorted()).toEqual(['GOER', 'QUITTER']);
    }
    expect(idsOf((await paged('/v1/accounts?team=east')).items)).toEqual(['ACME', 'QUITTER']);
    expect(idsOf((await paged('/v1/alerts?owner=wang.lei&team=north')).items)).toEqual(['GOER']);
    expect(idsOf((await paged('/v1/alerts?cause=loosening&accountId=ACME')).items)).toEqual([]);
    expect(idsOf((await paged('/v1/tasks?status=open&accountId=GOER')).items)).toEqual(['GOER']);
  });

  test('give only the fields that are asked for', async () => {
    const { body } = await api.get('/v1/accounts?owner=li.na&fields=accountId,standing.spark');
    expect(body).toEqual({ items: [{ accountId: 'ACME', standing: { spark: expect.any(Array) } }] });
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=1000', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=WyJubyJd', 'cursor'],
    ['order=size', 'order'],
    ['fields=accountId,nothing', 'fields'],
    ['owner=%07', 'owner'],
  ])('answer %s with the name of the parameter', async (query, field) => {
    const { status, headers, body } = await api.get(`/v1/accounts?${query}`);
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:mooring:problem:invalid', errors: [{ field }] });
  });

  test('refuse a parameter that is not known, so that a misspelt filter is not silently ignored', async () => {
    const { status, body } = await api.get('/v1/alerts?ower=wang.lei');
    expect(status).toBe(422);
    expect(textAt(body, 'errors', 0, 'reason')).toContain('ower');
  });
});

describe('an account', () => {
  test('shows its alert with words and its open task, a calm one why there is none', async () => {
    const { body } = await api.get('/v1/accounts/QUITTER');
    expect(body).toMatchObject({
      name: '浙江停单公司',
      owner: 'wang.lei',
      alert: { status: 'open', words: { sentence: expect.stringContaining('CNY') } },
      tasks: [{ status: 'open', owner: 'wang.lei' }],
    });
    expect(pick(body, 'why')).toBeUndefined();
    expect(pick(body, 'standing', 'alertId')).toBe(pick(body, 'alert', 'alertId'));
    const calm = await api.get('/v1/accounts/ACME?lang=zh');
    expect(textAt(calm.body, 'why')).toMatch(/\p{Script=Han}/u);
    expect(pick(calm.body, 'alert')).toBeUndefined();
  });

  test('that does not exist is not found, nor is anything of it', async () => {
    for (const path of ['', '/series', '/journal', '/interactions']) {
      const { status, body } = await api.get(`/v1/accounts/NOBODY${path}`);
      expect([status, pick(body, 'type')]).toEqual([404, 'urn:mooring:problem:not-found']);
    }
  });

  test('has a series with what was expected around what came, up to the open week', async () => {
    const { body } = await api.get('/v1/accounts/ACME/series?weeks=60');
    expect(body).toMatchObject({ measure: 'value', unit: 'CNY', lastClosed: mondayBefore(1), alerts: [] });
    const weeks = listAt(body, 'weeks');
    expect(weeks).toHaveLength(61);
    expect(weeks.at(-1)).toMatchObject({ week: mondayBefore(0), amount: 77, closed: false, index: null });
    expect(weeks.at(-2)).toMatchObject({ week: mondayBefore(1), amount: 101, closed: true, observed: true });
    for (const week of weeks.slice(-20, -1)) {
      expect(numberAt(week, 'low')).toBeLessThan(numberAt(week, 'expected'));
      expect(numberAt(week, 'expected')).toBeLessThan(numberAt(week, 'high'));
    }
  });

  test('has the public holidays of its weeks as labels in both languages', async () => {
    const { body } = await api.get('/v1/accounts/ACME/series');
    const holidays = listAt(body, 'weeks').flatMap((week) => listAt(week, 'holidays'));
    expect(holidays).toContainEqual({
      date: expect.stringMatching(/-10-01$/),
      name: { zh: '国庆节', en: 'National Day' },
    });
  });

  test('has its alerts beside the series', async () => {
    const { body } = await api.get('/v1/accounts/QUITTER/series?lang=zh');
    expect(body).toMatchObject({ alerts: [{ accountId: 'QUITTER', words: { cause: expect.any(String) } }] });
  });

  test('has a journal, page by page, whose hash chain anybody can check', async () => {
    const entries: unknown[] = [];
    for (let after = 0, more = true; more;) {
      const { body } = await api.get(`/v1/accounts/QUITTER/journal?limit=20&after=${String(after)}`);
      entries.push(...listAt(body, 'items'));
      more = pick(body, 'next') !== undefined;
      if (more) after = numberAt(body, 'next');
    }
    const types = new Set(entries.map((entry) => textAt(entry, 'event', 'type')));
    expect([...types]).toEqual(
      expect.arrayContaining(['mooring.shipment.booked', 'mooring.relationship.loosened']),
    );
    expect(brokenLinks(entries)).toEqual([]);
    expect(brokenLinks(entries.toSpliced(5, 1))).not.toEqual([]);
  });
});

describe('alerts', () => {
  test('come with words in the language that is asked for, or preferred', async () => {
    const english = await api.get('/v1/alerts?status=open');
    expect(idsOf(listAt(english.body, 'items'))).toEqual(QUITTERS);
    expect(textAt(english.body, 'items', 0, 'words', 'atRisk')).toMatch(/^\d+% likely to be /);
    const chinese = await api.get('/v1/alerts?status=open&lang=zh');
    expect(textAt(chinese.body, 'items', 0, 'words', 'atRisk')).toMatch(/\p{Script=Han}/u);
    const preferred = await api.get('/v1/alerts?status=open', { 'accept-language': 'fr, zh-CN;q=0.8, en' });
    expect(preferred.text).toBe(chinese.text);
  });

  test('add up to what the overview says', async () => {
    const { body } = await api.get('/v1/overview');
    const alerts = listAt((await api.get('/v1/alerts?status=open')).body, 'items');
    const atRisk = alerts.reduce((sum: number, alert) => sum + numberAt(alert, 'amountAtRisk'), 0);
    expect(body).toMatchObject({ accounts: 8, openTasks: 2, importing: false, lastClosed: mondayBefore(1) });
    expect(numberAt(body, 'loosening', 'count') + numberAt(body, 'paused', 'count')).toBe(2);
    expect(
      numberAt(body, 'loosening', 'amountAtRisk') + numberAt(body, 'paused', 'amountAtRisk'),
    ).toBeCloseTo(atRisk);
    expect(listAt(body, 'owners')).toContainEqual({ owner: 'wang.lei', accounts: 2 });
    expect((await api.get('/v1/overview?owner=li.na')).body).toMatchObject({ accounts: 1, openTasks: 0 });
  });
});
