import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountSubject, type MooringEvent } from '#relationship';
import { statement } from '#relationship/testing';
import { type Receiver, startReceiver } from '../../libs/notifier/src/testing/receiver.js';
import type { ApiClient } from '../support/api-client.js';
import { type Browser, buildPage, describeInBrowser } from '../support/browser.js';
import { runCli } from '../support/cli.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { listAt, pick } from '../support/pick.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { seedLog, settingsActivated } from '../support/seed-log.js';
import { until } from '../support/until.js';

const files = scratch();
const MINE = '/v1/me/notifications?user=li.wei';
const JSON_TYPE = { 'content-type': 'application/json' };
let data: string;
let mail: MailServer;
let hook: Receiver;
let env: Readonly<Record<string, string>>;
let server: RunningServer;
let api: ApiClient;

/** An account of li.wei that has just been found loosening. */
function news(accountId: string): readonly MooringEvent[] {
  const time = new Date().toISOString();
  return [
    {
      id: `owner of ${accountId}`,
      source: 'crm',
      type: 'mooring.account.assigned',
      subject: accountSubject(accountId),
      time,
      dataschema: 'account.assigned/1',
      data: { owner: 'li.wei', team: 'east' },
    },
    {
      ...statement('loosened', accountId, { alertId: `alert of ${accountId}` }),
      id: `loosened ${accountId}`,
      time,
    },
  ];
}

const mine = async () => (await api.get(MINE)).body;
const put = (choice: object, path = MINE) =>
  api.send('PUT', path, { body: JSON.stringify(choice), headers: JSON_TYPE });
const start = async () => {
  server = await startServer(data, { env });
  ({ api } = server);
};
const heard = (accountId: string) =>
  hook.received.filter(({ body }) => body.includes(`"${accountId}"`)).length;

beforeAll(async () => {
  mail = await startMailServer();
  hook = await startReceiver();
  data = files.at('data');
  const channels = [
    { kind: 'email', address: 'li.wei@example.com' },
    { kind: 'webhook', name: 'crm', url: hook.url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  ];
  writeFileSync(
    files.at('notify.json'),
    JSON.stringify({
      allowPrivate: true,
      managers: { 'li.wei': { language: 'en', mode: 'daily', channels } },
    }),
  );
  env = {
    MOORING_NOTIFY: files.at('notify.json'),
    MOORING_SMTP_URL: mail.url,
    MOORING_MAIL_FROM: 'Mooring <mooring@example.com>',
  };
  await seedLog(data, [settingsActivated()]);
  await start();
});

afterAll(async () => {
  await mail.close();
  await hook.close();
});

describe('somebody whom the operator can reach', () => {
  test('sees what is set for them, without addresses', async () => {
    expect(await mine()).toEqual({
      userId: 'li.wei',
      offered: true,
      language: 'en',
      mode: 'daily',
      timeZone: 'Asia/Shanghai',
      channels: [
        { name: 'email', kind: 'email', on: true, status: 'working' },
        { name: 'crm', kind: 'webhook', on: true, status: 'working' },
      ],
      digestOf: [],
      chosen: { off: [] },
    });
    expect((await api.get('/v1/me/notifications')).body).toMatchObject({ userId: 'local', offered: false });
  });

  test('chooses, and is told so the next time; what cannot be is said', async () => {
    const quiet = { from: '21:00', until: '07:30' };
    expect(
      (await put({ language: 'zh', mode: 'at-once', quiet, off: ['email'], digestOf: ['east'] })).body,
    ).toMatchObject({
      language: 'zh',
      mode: 'at-once',
      quiet,
      digestOf: ['east'],
      channels: [
        { name: 'email', on: false },
        { name: 'crm', on: true },
      ],
    });
    expect(await put({ off: ['fax'] })).toMatchObject({ status: 422, body: { errors: [{ field: 'off' }] } });
    expect((await put({ quiet: { from: '25:00', until: '07:00' } })).status).toBe(422);
    expect((await put({ sound: 'loud' })).status).toBe(422);
    expect((await put({ mode: 'at-once', quiet: null })).body).toMatchObject({
      language: 'en',
      mode: 'at-once',
    });
  });

  test('tries a channel out, but not all the time', async () => {
    const tried = () => api.post('/v1/me/notifications/channels/email/test?user=li.wei');
    expect(await tried()).toMatchObject({ status: 200, body: { outcome: 'sent' } });
    expect(mail.mails.at(-1)?.content).toContain('Test message of Mooring');
    expect((await tried()).status).toBe(429);
    expect((await api.post('/v1/me/notifications/channels/fax/test?user=li.wei')).status).toBe(404);
  });

  test('keeps the choice over a restart, and a webhook that is gone stays so until it is wanted again', async () => {
    hook.answer({ status: 410 });
    await server.stop();
    await seedLog(data, news('A'));
    await start();
    await until(
      'the webhook to be gone',
      async () => pick(await mine(), 'channels', 1, 'status') === 'disabled',
    );
    expect(heard('A')).toBe(1);
    hook.answer({ status: 200 });
    await server.stop();
    const listed = await runCli('notify', 'channels', '--data', data);
    expect(listed.out).toMatch(
      /^li\.wei · crm: switched off, its receiver wants nothing any more, since .* \(HTTP 410\)\n$/u,
    );
    await seedLog(data, news('B'));
    await start();
    expect(await mine()).toMatchObject({
      mode: 'at-once',
      channels: [{ name: 'email' }, { status: 'disabled', why: 'gone' }],
    });
    expect(listAt((await api.get('/v1/channels/troubled')).body, 'items')).toMatchObject([
      { userId: 'li.wei', channel: 'crm', status: 'disabled' },
    ]);
    await until('the mail about B', () =>
      mail.mails.some(({ content }) => content.includes('Subject: B is loosening')),
    );
    expect(heard('B')).toBe(0);
  });
});

describeInBrowser('the page', (openPage) => {
  let browser: Browser;

  beforeAll(async () => {
    buildPage();
    browser = await openPage(`${server.url}/notifications?owner=li.wei`);
  });

  afterAll(() => browser?.close());

  test('shows what stands, and uses a channel again', async () => {
    const { page } = browser;
    const crm = page.locator('[data-channel=crm]');
    await crm.getByText('Switched off: the receiver wants nothing').waitFor();
    await browser.picture('notifications');
    await crm.getByRole('button', { name: 'Use again' }).click();
    await crm.getByText('Switched off').waitFor({ state: 'detached' });
    await crm.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('Sent: look whether it has arrived').waitFor();
    expect(hook.received.at(-1)?.body).toContain('Test message');
  });

  test('takes a choice, in Chinese too', async () => {
    const { page } = browser;
    await page.getByText('Every working day').click();
    await page.getByLabel('Teams').fill('east');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await until('the choice', async () => pick(await mine(), 'mode') === 'daily');
    expect(await mine()).toMatchObject({ digestOf: ['east'], mode: 'daily' });
    await page.getByText('中文').first().click();
    await page.getByText('每个工作日').waitFor();
    await page.getByRole('switch', { name: 'email' }).click();
    await until('the channel to be off', async () => pick(await mine(), 'channels', 0, 'on') === false);
    expect(await mine()).toMatchObject({ digestOf: ['east'], mode: 'daily' });
    await browser.picture('notifications-zh');
    // The refusal of a second test is no fault of the page.
    expect(browser.complaints).toEqual([]);
  });
});

test('the command line uses a channel again, only when it was off, and everything can be proved', async () => {
  await server.stop();
  const enable = await runCli('notify', 'enable', 'li.wei', 'crm', '--data', data);
  expect(enable).toMatchObject({ code: 1, err: 'mooring: the channel crm of li.wei is not switched off\n' });
  expect((await runCli('verify', '--strict', '--data', data)).out).toContain('no difference');
  expect((await runCli('replay', '--data', data)).code).toBe(0);
  await start();
  expect(await mine()).toMatchObject({
    digestOf: ['east'],
    channels: [{ on: false }, { status: 'working' }],
  });
});
