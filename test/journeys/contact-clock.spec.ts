import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { runCli } from '../support/cli.js';
import { BATCHED, shipment } from '../support/offered.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { mondayBefore, recentCsv, rowsOfWeek } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { seedLog, settingsActivated } from '../support/seed-log.js';
import { until } from '../support/until.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
const NAMES = ['ACME', 'BOREAS', 'CERES', 'DORIS', 'EURUS', 'FAUNUS'];
const ACCOUNTS = NAMES.map((accountId) => ({ accountId }));
const MASTER = [
  'account_id,name,owner,tier',
  ...NAMES.map((accountId, at) => `${accountId},${accountId},li.wei,${at < 3 ? 'A' : 'B'}`),
  'STEADY,STEADY,zhao.min,C',
].join('\n');
let data: string;
let server: RunningServer;
let api: ApiClient;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const call = (accountId: string, date: string) =>
  api.post('/v1/interactions', { accountId, kind: 'call', date });
const tasks = async () => listAt((await api.get('/v1/tasks?status=open')).body, 'items');
const clockOf = async (accountId: string) =>
  pick((await api.get(`/v1/accounts/${accountId}`)).body, 'contactClock');
const endWeek = async (week: number) => {
  const events = rowsOfWeek(ACCOUNTS, week).map(({ accountId, date, value }) =>
    shipment(accountId, `${accountId} ${date}`, { date, value }),
  );
  await api.post('/v1/events?wait=1', events, BATCHED);
  await until(
    `the week of ${mondayBefore(week)} to end`,
    async () => pick((await api.get('/v1/overview')).body, 'lastClosed') === mondayBefore(week),
  );
};

beforeAll(async () => {
  data = files.at('data');
  await seedLog(data, [settingsActivated({ graceDays: 28 })]);
  server = await startServer(data);
  ({ api } = server);
  await importFile(api, recentCsv(ACCOUNTS, { until: 3 }), { source: 'tms' });
  await importFile(api, `${MASTER}\n`, { kind: 'accounts', source: 'crm' }, 'accounts.csv');
});

describe('given accounts that nobody has ever spoken to', () => {
  test('then they are red since long, and the import has asked nobody for anything', async () => {
    expect(await clockOf('ACME')).toMatchObject({
      colour: 'red',
      from: 'first-shipment',
      since: mondayBefore(70),
    });
    expect(await tasks()).toEqual([]);
  });

  test('when a live week ends, then each account manager is asked for a few calls, and nobody for a second one', async () => {
    await endWeek(2);
    const asked = await until('the tasks', async () => {
      const open = await tasks();
      return open.length >= 4 && open;
    });
    expect(asked.map((task) => `${textAt(task, 'owner')} ${textAt(task, 'cause')}`).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'li.wei keep-in-touch'),
      'zhao.min keep-in-touch',
    ]);
    // Red longest are those whose tier has the shortest limit.
    const accounts = asked.map((task) => textAt(task, 'accountId')).toSorted();
    expect(accounts).toEqual(['ACME', 'BOREAS', 'CERES', 'STEADY']);
    await endWeek(1);
    const more = await until('the others', async () => {
      const open = await tasks();
      return open.length >= 7 && open;
    });
    expect(new Set(more.map((task) => textAt(task, 'taskId'))).size).toBe(7);
  });

  test('when somebody calls, then the task is gone and the clock begins anew; a complaint does not help', async () => {
    await call('ACME', daysAgo(0));
    expect(await clockOf('ACME')).toMatchObject({
      colour: 'green',
      from: 'contact',
      days: expect.any(Number),
    });
    await call('BOREAS', daysAgo(20));
    expect(await clockOf('BOREAS')).toMatchObject({ colour: 'amber' });
    await api.post('/v1/interactions', { accountId: 'CERES', kind: 'complaint', date: daysAgo(0) });
    expect(await clockOf('CERES')).toMatchObject({ colour: 'red', from: 'first-shipment' });
    const open = await until('two tasks to go', async () => {
      const left = await tasks();
      return left.length === 5 && left;
    });
    expect(open.map((task) => textAt(task, 'accountId'))).not.toContain('ACME');
    const { body } = await api.get('/v1/tasks?status=expired&accountId=ACME');
    expect(body).toMatchObject({
      items: [{ cause: 'keep-in-touch', outcome: expect.stringMatching(/in touch/u) }],
    });
  });

  test('then the list is in the order of who is to be spoken to, and may be had by colour', async () => {
    const list = async (query: string) =>
      listAt((await api.get(`/v1/accounts?${query}`)).body, 'items').map((item) => textAt(item, 'accountId'));
    const all = await list('order=contact');
    expect(all[0]).toBe('CERES');
    expect(all.slice(-2)).toEqual(['BOREAS', 'ACME']);
    expect(await list('order=contact&contact=amber')).toEqual(['BOREAS']);
    expect(await list('contact=green,amber&order=name')).toEqual(['ACME', 'BOREAS']);
    expect(await list('order=contact&contact=red&owner=zhao.min')).toEqual(['STEADY']);
    const paged = await api.get('/v1/accounts?order=contact&contact=amber&limit=1');
    expect(listAt(paged.body, 'items')).toHaveLength(1);
    expect((await api.get('/v1/accounts?contact=blue')).status).toBe(422);
  });
});

describeInBrowser('the book', (openPage) => {
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    browser = await openPage(`${server.url}/?owner=li.wei`);
  });

  afterAll(() => browser?.close());

  test('says whom to call today, and a logged call takes the account off the list', async () => {
    const { page } = browser;
    const row = page.locator('[data-call=CERES]');
    await row.waitFor();
    expect(await page.locator('[data-call]').first().getAttribute('data-call')).toBe('CERES');
    expect(await row.locator('[data-clock]').getAttribute('data-clock')).toBe('red');
    await browser.picture('contact-clock-book');
    await row.getByRole('button', { name: 'Log a call' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await row.waitFor({ state: 'detached' });
    expect(await clockOf('CERES')).toMatchObject({ colour: 'green' });
  });

  test('and the list of accounts and the account itself show the clock, in Chinese too', async () => {
    const { page } = browser;
    await page.getByText('中文').click();
    await page.getByRole('link', { name: '大客户', exact: true }).click();
    await page.locator('[data-clock=amber]').waitFor();
    await browser.picture('contact-clock-accounts-zh');
    await page.getByRole('link', { name: 'BOREAS' }).click();
    await page.locator('.standing [data-clock=amber]').hover();
    await page.getByText('上次联系：').waitFor();
    await browser.picture('contact-clock-account-zh');
    expect(browser.complaints).toEqual([]);
  });
});

test('the command line says the same, sets the intervals, and everything can be proved', async () => {
  await server.stop();
  const clock = (...args: readonly string[]) => runCli('contact-clock', '--data', data, ...args);
  const { out } = await clock('--owner', 'zhao.min');
  expect(out).toContain('tier A: every 14 days, at the latest after 30');
  expect(out).toMatch(
    /\nred {5}STEADY · C · zhao\.min · no contact in the \d+ days since its first shipment\n/u,
  );
  expect((await clock('--tier', 'A=7/10', '--most', '1')).out).toMatch(
    /tier A: every 7 days, at the latest after 10\n.*\n.*\n.*\nat most 1 tasks/u,
  );
  expect((await clock('--tier', 'A=10/7')).code).not.toBe(0);
  expect((await clock('--off')).out).toBe('The contact clock is off.\n');
  expect((await runCli('verify', '--strict', '--data', data)).out).toContain('no difference');
});
