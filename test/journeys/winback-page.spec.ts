import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { recentCsv } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
describeInBrowser('the page of a paused account', (openPage) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    server = await startServer(files.at('data'));
    const calm = ['ACME', 'BOREAS', 'CERES', 'DORIS', 'EURUS'].map((accountId) => ({ accountId }));
    const rows = recentCsv([...calm, { accountId: 'GONE', stopped: 16, value: 400 }]);
    await importFile(server.api, rows, { source: 'tms' }, 'shipments.csv');
    browser = await openPage(`${server.url}/accounts/GONE`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const step = (nth: number) => browser.page.locator('.ladder .ant-steps-item').nth(nth - 1);

  test('shows the ladder of the plan, and its task', async () => {
    const { page } = browser;
    await page.locator('[data-plan]').waitFor();
    expect(await page.locator('.ladder .ant-steps-item').count()).toBe(6);
    expect(await step(1).innerText()).toMatch(/Attempt 1\s+due /u);
    expect(await step(3).innerText()).toMatch(/21 working days later/u);
    await page.getByText('Win-back, attempt 1').waitFor();
  });

  test('an attempt is logged with what was said, and the next one has a date', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Log an attempt' }).click();
    await page.getByLabel('What was said').fill('They compare our rate with another one.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await page.getByText('They compare our rate').waitFor();
    await page.getByText('Win-back, attempt 2').waitFor();
    expect(await step(1).innerText()).toMatch(/Call · Reached · local/u);
    expect(await step(2).innerText()).toMatch(/due /u);
    await browser.picture('winback');
  });

  test('a wake date is set in Chinese, and the account given up with a reason', async () => {
    const { page } = browser;
    await page.getByText('中文').click();
    await page.getByRole('button', { name: '设定唤醒日期' }).click();
    await page.getByLabel('原因').fill('新的出货季');
    await page.locator('.ant-modal-footer button').last().click();
    await page.getByText('前不安排跟进：新的出货季').waitFor();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await browser.picture('winback-zh');
    await page.getByRole('button', { name: '流失' }).click();
    await page.getByLabel('原因').click();
    await page.getByTitle('价格').click();
    await page.getByLabel('流向').fill('Rival Lines');
    await page.locator('.ant-modal-footer button').last().click();
    await page.locator('[data-plan]').waitFor({ state: 'detached' });
    await page.getByText('没有未完成的任务。').waitFor();
    expect(browser.complaints).toEqual([]);
    expect((await server.api.get('/v1/winbacks?accountId=GONE')).body).toMatchObject({
      items: [{ status: 'lost', reason: 'price', to: 'Rival Lines' }],
    });
  });
});
