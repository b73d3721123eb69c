import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { type RunningServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';

const files = scratch();
describeInBrowser('tasks on the page', (openPage) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    server = await serveSmallBook(files.at('data'));
    browser = await openPage(`${server.url}/accounts/QUITTER`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const save = () => browser.page.locator('.ant-modal-footer button').last().click();
  const closed = () => browser.page.locator('.ant-modal').waitFor({ state: 'detached' });

  test('the task of an alert is overdue and has steps, which are ticked', async () => {
    const { page } = browser;
    await page.getByText('nobody stands in').waitFor();
    await page.getByText('0 of 5 steps').click();
    await page.getByText('Call the usual contact and ask what has changed').click();
    await page.getByText('1 of 5 steps').waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
  });

  test('the next step of a talk becomes a task', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Log a call' }).first().click();
    await page.getByLabel('Next step').fill('Send the rail offer');
    await save();
    await closed();
    const task = page.locator('[data-task]', { hasText: 'Send the rail offer' });
    await task.waitFor();
    expect(await task.innerText()).toMatch(/Next step\s+Send the rail offer/u);
    // The alert's own task has been answered by the talk.
    await page.getByText(/contact on/u).waitFor();
  });

  test('a task is set by hand, and cancelled', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Add a task' }).click();
    await page.getByLabel('What is to be done').fill('Ask Tom about the renewal');
    await save();
    await closed();
    const task = page.locator('[data-task]', { hasText: 'Ask Tom about the renewal' });
    await task.waitFor();
    await browser.picture('tasks-of-account');
    expect(await task.innerText()).toMatch(/Own task/u);
    await task.getByRole('button', { name: 'Cancel the task' }).click();
    await task.waitFor({ state: 'detached' });
  });

  test('the team is seen with its load, and tasks are given away, in Chinese', async () => {
    const { page } = browser;
    await page.getByText('中文').click();
    await page.getByRole('link', { name: '团队' }).click();
    const row = page.locator('tr', { hasText: 'wang.lei' });
    await row.waitFor();
    await browser.picture('team-zh');
    await row.getByRole('button', { name: '转交' }).click();
    await page.locator('.stacked .ant-checkbox-wrapper').first().click();
    await page.locator('.ant-modal .ant-select').click();
    await page.getByTitle(/li\.na/u).click();
    await browser.picture('give-zh');
    await save();
    await closed();
    const { body } = await server.api.get('/v1/tasks?status=open&owner=li.na');
    expect(body).toMatchObject({ items: [{ accountId: expect.any(String) }] });
    expect(browser.complaints).toEqual([]);
  });
});
