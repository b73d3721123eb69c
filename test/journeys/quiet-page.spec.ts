import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import type { RunningServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';

const files = scratch();
describeInBrowser('the page that says why accounts are quiet', (openPage) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    server = await serveSmallBook(files.at('data'));
    browser = await openPage(`${server.url}/quiet`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('counts the reasons in a chart, and tells them of each account', async () => {
    const { page } = browser;
    await page.locator('.bars svg').waitFor();
    expect(await page.locator('[data-reason]').count()).toBe(8);
    expect(await page.locator('[data-reason="below-threshold"]').first().innerText()).toMatch(
      /Both scores are below their thresholds: risk −/u,
    );
    await browser.picture('quiet');
  });

  test('shows the accounts of a reason, in Chinese too', async () => {
    const { page } = browser;
    await page.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByTitle('Alert is open (2)').click();
    await page.locator('[data-reason="below-threshold"]').first().waitFor({ state: 'detached' });
    expect(await page.locator('[data-reason="alert-open"]').count()).toBe(2);
    await page.getByText('中文').click();
    await page.getByText('客户为何没有预警').waitFor();
    await page
      .getByText(/当周起已有预警/u)
      .first()
      .waitFor();
    await browser.picture('quiet-zh');
  });

  test('an account without an alert says why, and what would raise one', async () => {
    const { page } = browser;
    await page.goto(`${server.url}/accounts/ACME`);
    await page.getByText('为何没有预警').last().waitFor();
    await page
      .locator('[data-reason="below-threshold"]')
      .getByText(/将触发预警/u)
      .waitFor();
    await browser.picture('account-quiet-zh');
    expect(browser.complaints).toEqual([]);
  });
});
