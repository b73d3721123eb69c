import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { runCli } from '../support/cli.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { mondayBefore, recentCsv } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const data = files.at('data');
/** Weeks of a slump that goes on: long enough for any holiday of these days to be in its midst. */
const SLUMP = 10;
/** Weeks in which one feed has sent nothing. */
const SILENT = 6;

const book = (prefix: string, count: number, value: number) =>
  Array.from({ length: count }, (_, nth) => ({ accountId: `${prefix}-${String(nth)}`, value }));

/** Imports a book that ships half of the usual since some weeks, in which a small feed has stopped. */
async function importTroubledBook(): Promise<void> {
  const usual = { accounts: book('T', 30, 1000), until: SLUMP + 1 };
  const halved = { accounts: book('T', 30, 500), from: SLUMP };
  const parts = [
    // Weeks are closed as far as the first feed goes, so the small one comes second.
    ['tms', recentCsv(usual.accounts, usual)],
    ['tms', recentCsv(halved.accounts, { ...halved, until: SILENT + 1 })],
    ['edi', recentCsv(book('E', 5, 800), { until: SILENT + 1 })],
    ['tms', recentCsv(halved.accounts, { from: SILENT })],
  ] as const;
  for (const [nth, [source, rows]] of parts.entries()) {
    const file = files.file(`${String(nth)}.csv`, rows);
    const { code, err } = await runCli('import', file, '--source', source, '--data', data);
    if (code !== 0) throw new Error(err);
  }
}

let server: RunningServer;

beforeAll(async () => {
  // A clock would end the weeks between two files.
  await importTroubledBook();
  server = await startServer(data);
});

afterAll(() => server.stop());

describe('notices', () => {
  test('say in either language what, since when and how much, a page at a time', async () => {
    const { body } = await server.api.get('/v1/notices?status=open&limit=1&lang=en');
    expect(textAt(body, 'items', 0, 'words')).toMatch(
      /^Feed edi has sent no rows since \d{4}-\d\d-\d\d; its accounts are not judged on the missing weeks\.$/u,
    );
    const next = encodeURIComponent(textAt(body, 'next'));
    const rest = await server.api.get(`/v1/notices?status=open&limit=1&lang=zh&cursor=${next}`);
    expect(pick(rest.body, 'next')).toBeUndefined();
    expect(textAt(rest.body, 'items', 0, 'words')).toMatch(
      /^市场：自.*当周起，全部客户合计出货为平常的5\d%/u,
    );
    expect(pick(rest.body, 'items', 0, 'notice')).toMatchObject({
      kind: 'market',
      status: 'open',
      week: mondayBefore(SLUMP),
      level: expect.closeTo(0.5, 1),
    });
    expect(listAt((await server.api.get('/v1/notices?status=over')).body, 'items')).toEqual([]);
    expect((await server.api.get('/v1/notices?status=closed')).status).toBe(422);
  });

  test('stand in place of alerts: none on the silent feed, none for the slump', async () => {
    const { body } = await server.api.get('/v1/overview');
    expect(numberAt(body, 'loosening', 'count') + numberAt(body, 'paused', 'count')).toBe(0);
    const account = (await server.api.get('/v1/accounts/E-0?lang=en')).body;
    expect(textAt(account, 'unjudged')).toBe(
      `Its feed edi has delivered nothing since the week of ${mondayBefore(SILENT)}; it is not judged on the missing weeks.`,
    );
    expect(textAt(account, 'why')).toContain('its feed edi has delivered nothing');
  });

  test('are the first that the command line says, and explain says which feed', async () => {
    const { out } = await runCli('alerts', '--data', data);
    expect(out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^Feed edi has sent no rows since /u),
      expect.stringMatching(/^Market: all accounts together have shipped 5\d % of the usual since/u),
      '',
    ]);
    const explained = await runCli('explain', 'E-0', '--lang', 'zh', '--data', data);
    expect(explained.out).toContain(`该客户的数据源edi自${mondayBefore(SILENT)}当周起没有数据`);
  });
});

describeInBrowser('the page', (openPage) => {
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    browser = await openPage(server.url);
  });

  afterAll(() => browser?.close());

  test('shows notices above the book, in the language of the user', async () => {
    const { page } = browser;
    await page.getByText('Market: all accounts together have shipped').waitFor();
    expect(await page.locator('.notice').count()).toBe(2);
    await browser.picture('notices');
    await page.getByText('中文').click();
    await page.getByText('市场：自').waitFor();
    await browser.picture('notices-zh');
  });

  test('says of an account of the silent feed that it is not judged', async () => {
    const { page } = browser;
    await page.goto(`${server.url}/accounts/E-0`);
    await page.getByText('该客户的数据源edi').waitFor();
    await page.locator('.chart svg').waitFor();
    await browser.picture('notices-account');
    expect(browser.complaints).toEqual([]);
  });
});
