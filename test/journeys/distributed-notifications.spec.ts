import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { accountSubject, type MooringEvent } from '#relationship';
import { statement } from '#relationship/testing';
import { type Receiver, startReceiver } from '../../libs/notifier/src/testing/receiver.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { scratch } from '../support/scratch.js';
import { settingsActivated } from '../support/seed-log.js';
import { seedTopic } from '../support/seed-topic.js';
import { until } from '../support/until.js';

const files = scratch();
const ACCOUNTS = ['A', 'B', 'C', 'D'];
const PARTITIONS = 2;

/** Four accounts of one manager that have just been found loosening. */
function news(): readonly MooringEvent[] {
  const time = new Date().toISOString();
  return [
    settingsActivated(),
    ...ACCOUNTS.flatMap((accountId): readonly MooringEvent[] => [
      {
        id: `owner of ${accountId}`,
        source: 'crm',
        type: 'mooring.account.assigned',
        subject: accountSubject(accountId),
        time,
        dataschema: 'account.assigned/1',
        data: { owner: 'li.wei' },
      },
      {
        ...statement('loosened', accountId, { alertId: `alert-of-${accountId}` }),
        id: `loosened ${accountId}`,
        time,
      },
    ]),
  ];
}

function environment(mail: MailServer, hook: Receiver): Readonly<Record<string, string>> {
  const channels = [
    { kind: 'email', address: 'li.wei@example.com' },
    { kind: 'webhook', url: hook.url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  ];
  const file = files.at('notify.json');
  writeFileSync(
    file,
    JSON.stringify({ allowPrivate: true, managers: { 'li.wei': { language: 'en', channels } } }),
  );
  return { MOORING_NOTIFY: file, MOORING_SMTP_URL: mail.url, MOORING_MAIL_FROM: 'mooring@example.com' };
}

await describeWithServers('an installation with two processes that tell people', (servers) => {
  let mail: MailServer | undefined;
  let hook: Receiver | undefined;

  afterAll(async () => {
    await mail?.close();
    await hook?.close();
  });

  test('tells everything once', async () => {
    mail = await startMailServer();
    hook = await startReceiver();
    const topic = `${servers.name}-told`;
    const all = installation(servers, topic, files.at('told'), PARTITIONS, environment(mail, hook));
    await seedTopic(servers, topic, PARTITIONS, news());
    await Promise.all(['projector', 'api', 'follow-up-1', 'follow-up-2'].map((name) => all.start(name)));
    const outcomes = async () => {
      const journals = await Promise.all(
        ACCOUNTS.map((accountId) => all.of('api').api.get(`/v1/accounts/${accountId}/journal`)),
      );
      return (
        journals
          // An account that is not folded yet is unknown.
          .flatMap(({ status, body }) => (status === 200 ? listAt(body, 'items') : []))
          .map((entry) => textAt(entry, 'event', 'type'))
          .filter((type) => type.startsWith('mooring.notification.') && !type.endsWith('.claimed'))
      );
    };
    await until('all to be told', async () => (await outcomes()).length >= 2 * ACCOUNTS.length, 120);
    expect(await all.stop()).toEqual([0, 0, 0, 0]);
    expect(
      mail.mails.map(({ content }) => String(/^Subject: (.) is loosening/mu.exec(content)?.[1])).toSorted(),
    ).toEqual(ACCOUNTS);
    const told = hook.received.map(({ body }) => String(pick(JSON.parse(body), 'data', 'accountId')));
    expect(told.toSorted()).toEqual(ACCOUNTS);
  });
});
