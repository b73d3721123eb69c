import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { mondayBefore, recentCsv } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
/** Orders of an account that came for a few weeks only, long ago. */
const YOUNG = Array.from({ length: 8 }, (_, nth) => `YOUNG,${mondayBefore(50 - nth)},1,300,CNY`);

describeInBrowser('the page that says how good alerts are', (openPage) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    server = await startServer(files.at('data'));
    const calm = ['ACME', 'BOREAS', 'CERES', 'DORIS'].map((accountId) => ({ accountId }));
    await importFile(server.api, `${recentCsv(calm)}${YOUNG.join('\n')}\n`, { source: 'tms' });
    browser = await openPage(`${server.url}/quality`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('counts losses, and says what kept the one quiet that nobody was told of', async () => {
    const { page } = browser;
    await page.locator('.bars svg').waitFor();
    expect(await page.locator('.figures').innerText()).toMatch(/Accounts lost\s+1\s[^]*Not told\s+1/u);
    expect(await page.locator('.missed').innerText()).toMatch(/YOUNG[^]*Not enough history \(12 weeks\)/u);
    await browser.picture('quality');
  });

  test('in Chinese too', async () => {
    const { page } = browser;
    await page.getByText('中文').click();
    await page.getByText('预警质量与经验').waitFor();
    await page.locator('.missed').getByText('历史不足（12周）').waitFor();
    await browser.picture('quality-zh');
    expect(browser.complaints).toEqual([]);
  });

  test('the same is to be had over HTTP', async () => {
    const { body } = await server.api.get('/v1/statistics/quality?lang=en');
    expect(body).toMatchObject({
      losses: { count: 1, seenEarly: 0, seenShare: 0 },
      missed: {
        byRule: [{ rule: 'not-enough-history', accounts: 1, weeks: 12 }],
        items: [{ accountId: 'YOUNG', weeksByRule: [{ rule: 'not-enough-history', weeks: 12 }] }],
      },
      names: { 'not-enough-history': 'Not enough history' },
    });
    expect((await server.api.get('/v1/statistics/quality?since=yesterday')).status).toBe(422);
  });
});
