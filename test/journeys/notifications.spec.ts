import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type Receiver, startReceiver } from '../../libs/notifier/src/testing/receiver.js';
import type { ApiClient } from '../support/api-client.js';
import { startCli } from '../support/cli.js';
import { filesWith } from '../support/files-with.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { BATCHED, shipment } from '../support/offered.js';
import { listAt, pick } from '../support/pick.js';
import { mondayBefore, recentCsv, rowsOfWeek } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { seedLog, settingsActivated } from '../support/seed-log.js';
import { until } from '../support/until.js';
import { importFile } from '../support/uploads.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ADDRESS = 'li.wei@example.com';
const files = scratch();
// One stops in the first week behind the history, another one has stopped within it.
const ACCOUNTS = [
  ...['ACME', 'BOREAS', 'CERES', 'DORIS', 'EURUS'].map((accountId) => ({ accountId })),
  { accountId: 'QUITTER', stopped: 3, value: 900 },
  { accountId: 'GONE', stopped: 14, value: 900 },
];
const LIVE_WEEKS = [3, 2, 1];
let mail: MailServer;
let hook: Receiver;
let env: Readonly<Record<string, string>>;
let server: RunningServer;
let api: ApiClient;

beforeAll(async () => {
  mail = await startMailServer();
  hook = await startReceiver();
  const book = {
    allowPrivate: true,
    managers: {
      'li.wei': {
        language: 'zh-CN',
        channels: [
          { kind: 'email', address: ADDRESS },
          { kind: 'webhook', url: hook.url, secret: 'env:HOOK_SECRET' },
        ],
      },
      'wang.lei': {
        language: 'en',
        channels: [{ kind: 'webhook', url: 'http://127.0.0.1:1', secret: SECRET }],
      },
    },
  };
  writeFileSync(files.at('notify.json'), JSON.stringify(book));
  env = {
    MOORING_NOTIFY: files.at('notify.json'),
    MOORING_SMTP_URL: mail.url,
    MOORING_MAIL_FROM: 'Mooring <mooring@example.com>',
    MOORING_PUBLIC_URL: 'https://mooring.example.com',
    HOOK_SECRET: SECRET,
  };
  const data = files.at('data');
  await seedLog(data, [settingsActivated({ graceDays: 28 })]);
  server = await startServer(data, { env });
  ({ api } = server);
  await importFile(api, recentCsv(ACCOUNTS, { until: 4 }), { source: 'tms' });
  const assigned = ACCOUNTS.map(({ accountId }) => ({
    specversion: '1.0',
    id: `owner of ${accountId}`,
    source: 'crm',
    type: 'mooring.account.assigned',
    subject: `account/${accountId}`,
    time: '2026-01-01T00:00:00Z',
    data: { owner: 'li.wei' },
  }));
  await api.post('/v1/events?wait=1', assigned, BATCHED);
});

afterAll(async () => {
  await mail.close();
  await hook.close();
});

const deliverWeek = async (week: number) => {
  const events = rowsOfWeek(ACCOUNTS, week).map(({ accountId, date, value }) =>
    shipment(accountId, `${accountId} ${date}`, { date, value }),
  );
  expect((await api.post('/v1/events?wait=1', events, BATCHED)).status).toBe(200);
  await until(
    `the week of ${mondayBefore(week)} to end`,
    async () => pick((await api.get('/v1/overview')).body, 'lastClosed') === mondayBefore(week),
  );
};
const isLoosening = async (accountId: string) =>
  listAt((await api.get('/v1/alerts?status=open')).body, 'items').some(
    (alert) => pick(alert, 'accountId') === accountId,
  );
const told = () => hook.received.map(({ body }) => pick(JSON.parse(body), 'data'));
const aboutQuitter = () => told().filter((facts) => pick(facts, 'accountId') === 'QUITTER');
const tell = (...args: readonly string[]) => startCli(['notify', 'test', ...args], env).ended;

describe('an account manager', () => {
  test('is not told of the alerts that an import has raised', async () => {
    const alerts = listAt((await api.get('/v1/alerts?status=open')).body, 'items');
    expect(alerts).toMatchObject([{ accountId: 'GONE' }]);
    expect(told().filter((facts) => pick(facts, 'kind') !== 'task-reminder')).toEqual([]);
  });

  test('is told by mail and webhook when one of their accounts is loosening', async () => {
    for (const week of LIVE_WEEKS) if (!(await isLoosening('QUITTER'))) await deliverWeek(week);
    const facts = await until('the webhook', () => aboutQuitter()[0]);
    expect(facts).toMatchObject({ kind: 'loosened', manager: 'li.wei', cause: 'loosening' });
    const content = await until('the mail', () => mail.mails.find((one) => one.content.includes('QUITTER')));
    expect(content.to).toEqual([ADDRESS]);
    expect(content.content).toContain('https://mooring.example.com/accounts/QUITTER');
    const signed = hook.received.find(({ body }) => body.includes('QUITTER'));
    const headers = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
        name,
        String(signed?.headers[name]),
      ]),
    );
    expect(new Webhook(SECRET).verify(signed?.body ?? '', headers)).toMatchObject({
      type: 'mooring.notification',
    });
  });

  test('is told nothing twice, also when the process was killed and has started again', async () => {
    const before = [mail.mails.length, hook.received.length];
    await until('all is recorded', async () => {
      const journal = listAt((await api.get('/v1/accounts/QUITTER/journal')).body, 'items');
      return journal.filter((entry) => JSON.stringify(entry).includes('notification.sent')).length === 2;
    });
    await server.kill();
    server = await startServer(files.at('data'), { env });
    ({ api } = server);
    expect((await tell('li.wei')).code).toBe(0);
    expect([mail.mails.length, hook.received.length]).toEqual(before.map((count) => count + 1));
  });

  test('has no address in the record', () => {
    expect(filesWith(files.at('data'), ADDRESS)).toEqual([]);
  });
});

describe('an operator', () => {
  test('sends a test message, and is told what became of it', async () => {
    expect(await tell('li.wei')).toMatchObject({ code: 0, out: 'email: sent\nwebhook: sent\n' });
    expect(mail.mails.at(-1)?.content).toContain('Message-ID: <test-');
  });

  test('is told what did not arrive', async () => {
    const { code, out, err } = await tell('wang.lei');
    expect(code).toBe(1);
    expect(out).toMatch(/^webhook: not sent now, it would be tried again \(.*ECONNREFUSED/u);
    expect(err).toBe('mooring: 1 of 1 channels did not take it\n');
  });

  test.each([
    [{ MOORING_NOTIFY: '' }, 'set MOORING_NOTIFY to the file that says who is told'],
    [{ HOOK_SECRET: '' }, 'managers.li.wei.channels.1.secret: the environment has no HOOK_SECRET'],
    [{ MOORING_SMTP_URL: 'mail.example.com' }, 'MOORING_SMTP_URL has no such form'],
    [{ MOORING_PUBLIC_URL: 'mooring' }, 'MOORING_PUBLIC_URL has no such form'],
  ])('is told what is wrong with %j', async (wrong, sentence) => {
    const { code, err } = await startCli(['notify', 'test', 'li.wei'], { ...env, ...wrong }).ended;
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('is told of somebody whom the file does not name', async () => {
    expect((await tell('nobody')).err).toBe('mooring: the file of MOORING_NOTIFY says nothing of nobody\n');
  });
});
