import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { runCli } from '../support/cli.js';
import { liveCompany, todayInShanghai } from '../support/live-company.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { seedLog, settingsActivated } from '../support/seed-log.js';

const files = scratch();
const company = liveCompany(todayInShanghai());

describeInBrowser('the first screen', (openPage) => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    const data = files.at('data');
    // The last week waits for its feed, whatever day of the week it is today.
    await seedLog(data, [settingsActivated({ graceDays: 28 })]);
    const history = files.file('history.csv', company.history);
    const imported = await runCli('import', history, '--source', company.source, '--data', data);
    if (imported.code !== 0) throw new Error(imported.err);
    server = await startServer(data);
    browser = await openPage(server.url);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('shows the open alerts, each with a sentence and a small plot, and is live', async () => {
    const { page } = browser;
    await page.locator('.alert').first().waitFor();
    await page.locator('.live[data-live=true]').waitFor();
    const first = page.locator('.alert').first();
    expect(await first.locator('.why p').innerText()).toMatch(/CNY .* expected|no order for/u);
    expect(await first.locator('.spark rect').count()).toBe(26);
    await browser.picture('book');
  });

  test('an alert appears by itself when events have ended the week', async () => {
    const { page } = browser;
    const before = await page.locator('.alert').count();
    const posted = await server.api.post('/v1/events?wait=1', company.events, {
      'content-type': 'application/cloudevents-batch+json',
    });
    expect(posted.body).toMatchObject({ accepted: company.events.length, refused: 0 });
    await page.locator('.alert').nth(before).waitFor();
    await browser.picture('book-live');
  });

  test('a call is logged in a few clicks, and shows on the page of the account', async () => {
    const { page } = browser;
    const alert = page.locator('.alert').last();
    const account = (await alert.getAttribute('data-account')) ?? '';
    await alert.getByRole('button', { name: 'Log a call' }).click();
    await page.getByLabel('What was said').fill('They wait for our new rates.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await alert.getByRole('link', { name: account }).click();
    await page.getByText('They wait for our new rates.').waitFor();
    await page.locator('.chart svg').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/accounts/${account}`);
    await page.getByText(/^The change began around the week of/u).waitFor();
    await page.getByRole('heading', { name: 'What else was looked into' }).waitFor();
    await page.getByText(/^Not late data: /u).waitFor();
    await browser.picture('account');
    await page.getByRole('heading', { name: 'What would clear it' }).scrollIntoViewIfNeeded();
    await browser.picture('account-why');
  });

  test('an alert is taken up, and a task completed', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Take up' }).click();
    await page.getByText('Taken up by local').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByLabel('Outcome').fill('Offered the new rates.');
    await page.locator('.ant-modal-footer').getByRole('button', { name: 'Done' }).click();
    await page.getByText('No open task.').waitFor();
    expect(await page.getByRole('button', { name: 'Done' }).count()).toBe(0);
  });

  test('what somebody else has changed meanwhile is said, and nothing is overwritten', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: 'My book' }).click();
    const alert = page.locator('.alert').first();
    const alertId = (await alert.getAttribute('data-alert')) ?? '';
    await alert.getByRole('button', { name: 'Snooze' }).click();
    await page.getByLabel('Why').fill('On holiday');
    const seen = (await server.api.get(`/v1/alerts/${alertId}`)).headers.get('etag') ?? '';
    const acknowledged = await server.api.post(`/v1/alerts/${alertId}/acknowledge`, undefined, {
      'if-match': seen,
    });
    expect(acknowledged.status).toBe(200);
    // The stream may have told the page already: send what the user saw when the form was opened.
    await page.route('**/snooze', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'if-match': seen } }),
    );
    await page.locator('.ant-modal-footer').getByRole('button', { name: 'Snooze' }).click();
    await page.getByText('It has changed meanwhile').waitFor();
    await page.locator('.ant-modal-footer').getByRole('button', { name: 'Cancel' }).click();
  });

  test('speaks Chinese, and remembers it', async () => {
    const { page } = browser;
    await page.getByText('中文').click();
    await page.getByRole('heading', { name: '先联系谁' }).waitFor();
    await page.reload();
    await page.locator('.alert').first().waitFor();
    expect(await page.locator('.alert .cause').first().innerText()).toMatch(/^(?:松动|暂停合作)$/u);
    await browser.picture('book-zh');
    await page.locator('.alert a').first().click();
    await page.getByText(/^变化大约始于/u).waitFor();
    await page.getByRole('heading', { name: '排查其他原因' }).waitFor();
    await page.getByText(/^不是数据迟到：/u).waitFor();
    await page.getByRole('heading', { name: '怎样算恢复' }).scrollIntoViewIfNeeded();
    await browser.picture('account-zh');
    await page.goBack();
  });

  test('shows accounts, tasks and imports, and what is not there', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: '大客户' }).first().click();
    await page.getByRole('cell', { name: 'BOREAS' }).waitFor();
    await page.getByRole('link', { name: '任务' }).click();
    await page.locator('.task').first().waitFor();
    await page.getByRole('link', { name: '导入' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles(files.file('more.csv', 'account_id,date,value\nBOREAS,x,1\n'));
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByText('1 拒收').waitFor();
    await browser.picture('import-zh');
    await page.goto(`${server.url}/accounts/NOBODY`);
    await page.getByText('There is nothing here').waitFor();
    expect(await page.locator('.chart').count()).toBe(0);
  });

  test('comes back by itself when the server was away', async () => {
    const { page } = browser;
    await page.goto(server.url);
    await page.locator('.live[data-live=true]').waitFor();
    const { port } = server;
    await server.stop();
    await page.locator('.live[data-live=false]').waitFor();
    server = await startServer(files.at('data'), { args: ['--port', String(port)] });
    await page.locator('.live[data-live=true]').waitFor({ timeout: 60_000 });
    expect(await page.locator('.alert').count()).toBeGreaterThan(0);
  });

  test('complains of nothing that it did not cause', () => {
    // What was refused or away on purpose.
    const expected = /404|409|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/u;
    expect(browser.complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
  });
});
