import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '#relationship';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { runCli } from '../support/cli.js';
import { BATCHED, shipment } from '../support/offered.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { mondayBefore, recentCsv, rowsOfWeek } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { seedLog, settingsActivated } from '../support/seed-log.js';
import { until } from '../support/until.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
const data = files.at('data');
/** Three stop in the first week behind the history; nobody looks after any of them. */
const ACCOUNTS = [
  ...['ACME', 'BOREAS', 'CERES', 'DORIS', 'EURUS'].map((accountId) => ({ accountId })),
  { accountId: 'LARGE', stopped: 3, value: 900 },
  { accountId: 'MIDDLE', stopped: 3, value: 600 },
  { accountId: 'SMALL', stopped: 3, value: 300 },
];
const LIVE_WEEKS = [3, 2, 1];
const { budget: usual } = DEFAULT_SETTINGS;
if (usual === undefined) throw new Error('there is no budget by default');

let server: RunningServer;

/** Weeks wait for their feed, whatever day of the week it is today. */
beforeAll(async () => {
  await seedLog(data, [settingsActivated({ graceDays: 28, budget: { ...usual, capacity: 1, cost: 100 } })]);
  server = await startServer(data);
  const { api } = server;
  await importFile(api, recentCsv(ACCOUNTS, { until: 4 }), { source: 'tms' });
  for (const week of LIVE_WEEKS) {
    const events = rowsOfWeek(ACCOUNTS, week).map(({ accountId, date, value }) =>
      shipment(accountId, `${accountId} ${date}`, { date, value }),
    );
    await api.post('/v1/events?wait=1', events, BATCHED);
    await until(
      `the week of ${mondayBefore(week)} to end`,
      async () => pick((await api.get('/v1/overview')).body, 'lastClosed') === mondayBefore(week),
    );
  }
  await until('the budget of the last week to have told every account', async () => {
    const weeks = (await held()).map((alert) => textAt(alert, 'placement', 'week'));
    return weeks.length > 0 && weeks.every((week) => week === mondayBefore(1));
  });
});

afterAll(() => server?.stop());

const held = async () =>
  listAt((await server.api.get('/v1/alerts?status=open&surfacing=held&sort=worth&lang=en')).body, 'items');

describe('a budget of one alert a week', () => {
  test('holds the others back, says why, and opens a task for none of them', async () => {
    const items = await held();
    const names = items.map((alert) => textAt(alert, 'accountId'));
    expect(names).not.toContain('LARGE');
    for (const alert of items) {
      expect(textAt(alert, 'words', 'held')).toMatch(
        /^Held back in the week of \d{4}-\d\d-\d\d: number \d of \d new alerts, of which 1 is surfaced\.$/u,
      );
      const factor = (name: string) => numberAt(alert, 'factors', name);
      const worth = factor('probability') * factor('value') * factor('chance') - factor('cost');
      expect(numberAt(alert, 'worth')).toBeCloseTo(worth, 4);
    }
    const tasks = listAt((await server.api.get('/v1/tasks?status=open')).body, 'items');
    const busy = tasks.map((task) => textAt(task, 'accountId'));
    expect(busy).toContain('LARGE');
    expect(busy.filter((accountId) => names.includes(accountId))).toEqual([]);
  });

  test('tells what was decided for the accounts that nobody looks after', async () => {
    const { body } = await server.api.get('/v1/budget');
    expect(body).toMatchObject({
      isOn: true,
      capacity: 1,
      cost: 100,
      managers: [{ manager: '', capacity: 1 }],
    });
    expect(numberAt(body, 'managers', 0, 'held')).toBeGreaterThan(0);
    expect((await server.api.get('/v1/budget?who=me')).status).toBe(422);
    expect((await server.api.get('/v1/alerts?sort=name')).status).toBe(422);
  });
});

describeInBrowser('the page', (openPage) => {
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    browser = await openPage(server.url);
  });

  afterAll(() => browser?.close());

  test('lists what is surfaced, and folds away what is held back', async () => {
    const { page } = browser;
    await page.locator('[data-account="LARGE"]').waitFor();
    expect(await page.locator('[data-account="SMALL"]').count()).toBe(0);
    await page.getByText('Held back this week:').click();
    await page.locator('[data-held]', { hasText: 'SMALL' }).getByText('Held back in the week of').waitFor();
    await browser.picture('budget');
    await page.getByText('中文').click();
    await page.getByText('本周暂不提醒：').first().waitFor();
    await browser.picture('budget-zh');
  });

  test('shows what an alert is worth, with every factor', async () => {
    const { page } = browser;
    await page.goto(`${server.url}/accounts/SMALL`);
    await page.getByText(/^价值.*= 概率.*× 26周收入.*挽留机会40%（假设值）− 行动成本100元$/u).waitFor();
    await browser.picture('budget-account');
    expect(browser.complaints).toEqual([]);
  });
});

test('a head chooses other capacities, and everything can still be proved', async () => {
  await server.stop();
  const run = (...args: readonly string[]) => runCli('budget', ...args, '--data', data);
  const { out } = await run();
  expect(out).toMatch(/^New alerts per account manager and week: 1\. An answer costs 100\.\n/u);
  expect(out).toMatch(/\nNobody, week of \d{4}-\d\d-\d\d: \d surfaced, \d held back\.\n/u);
  const changed = await run('--manager', 'li.wei', '--capacity', '3', '--lang', 'zh');
  expect(changed.out).toContain('每位客户经理每周新预警名额：1 (li.wei 3)。');
  expect(changed.out).toContain('自下一个关闭的周起生效。');
  expect((await runCli('verify', '--strict', '--data', data)).out).toContain('no difference');
});
