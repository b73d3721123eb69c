import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BullJobQueue } from '#distributed';
import { systemClock } from '#pipeline';
import { type Browser, describeInBrowser } from '../support/browser.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const USER = 'ops';
const PASSWORD = 'correct horse battery';
const HOUR_MS = 3_600_000;
const JOBS = 3;

await describeWithServers('the job board', (servers) => {
  describeInBrowser('in a browser', (openPage) => {
    let board: RunningServer;
    let browser: Browser;
    let jobs: BullJobQueue;

    beforeAll(async () => {
      jobs = new BullJobQueue({
        url: servers.redisUrl,
        installation: servers.name,
        clock: systemClock,
        warn: () => undefined,
      });
      const runAt = new Date(Date.now() + HOUR_MS).toISOString();
      await jobs.schedule(
        Array.from({ length: JOBS }, (_, nth) => ({
          id: `reminder${String(nth)}`,
          name: 'remind',
          payload: { subject: `account/ACME-${String(nth)}` },
          runAt,
        })),
      );
      const { env } = installation(servers, servers.name, files.at('data'));
      const signIn = { MOORING_BOARD_USER: USER, MOORING_BOARD_PASSWORD: PASSWORD };
      board = await startServer(files.at('data'), { command: 'board', env: { ...env, ...signIn } });
      browser = await openPage();
    });
    afterAll(async () => {
      await browser?.close();
      await board?.stop();
      await jobs?.close();
    });

    test('asks for the sign-in, then shows the reminders that wait, with nothing from other hosts', async () => {
      const { page } = browser;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      // Chromium has no page for an answer that wants a sign-in which nobody gives.
      await expect(page.goto(board.url)).rejects.toThrow('ERR_INVALID_AUTH_CREDENTIALS');

      await page.context().setHTTPCredentials({ username: USER, password: PASSWORD });
      await page.goto(`${board.url}/queue/${encodeURIComponent('{jobs}')}?status=delayed`);
      await page.getByText('account/ACME-2').first().waitFor();
      await browser.picture('board');
      expect(asked.filter((url) => !url.startsWith(board.url) && !url.startsWith('data:'))).toEqual([]);
    });
  });
});
