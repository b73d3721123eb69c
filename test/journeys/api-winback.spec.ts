import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, ApiClient } from '../support/api-client.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { recentCsv } from '../support/recent-rows.js';
import { startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { runCli } from '../support/cli.js';
import { importFile } from '../support/uploads.js';

const files = scratch();
/** Silent for longer than a quarter. */
const GONE = ['LOST', 'MUTE', 'SLEEPER', 'WON'] as const;

let api: ApiClient;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  const server = await startServer(files.at('data'));
  ({ api } = server);
  stop = () => server.stop();
  const shipments = recentCsv([
    ...['ACME', 'BOREAS', 'CERES', 'DORIS'].map((accountId) => ({ accountId })),
    ...GONE.map((accountId, at) => ({ accountId, stopped: 15 + at, value: 400 })),
  ]);
  await importFile(api, shipments, { source: 'tms' }, 'shipments.csv');
});

async function planOf(accountId: string): Promise<{ path: string; headers: Record<string, string> }> {
  const { body } = await api.get(`/v1/winbacks?status=open&accountId=${accountId}`);
  const path = `/v1/winbacks/${textAt(body, 'items', 0, 'planId')}`;
  const { headers } = await api.get(path);
  return { path, headers: { 'if-match': headers.get('etag') ?? '' } };
}

const after = (answer: Answer) => ({
  'if-match': `"${String(numberAt(answer.body, 'winback', 'revision'))}"`,
});

describe('given accounts that have paused', () => {
  test('then each has a plan, on its page too, and one task that is its step', async () => {
    const { body } = await api.get('/v1/winbacks?status=open&fields=accountId,step,asks,gaps,nextDue');
    expect(
      listAt(body, 'items')
        .map((item) => textAt(item, 'accountId'))
        .toSorted(),
    ).toEqual([...GONE]);
    for (const item of listAt(body, 'items'))
      expect(item).toMatchObject({
        step: 1,
        asks: 'attempt',
        gaps: [7, 21, 45, 90],
        nextDue: expect.any(String),
      });
    for (const accountId of GONE) {
      const { body: account } = await api.get(`/v1/accounts/${accountId}`);
      expect(account).toMatchObject({ winback: { status: 'open', accountId } });
      expect(listAt(account, 'tasks')).toHaveLength(1);
      expect(pick(account, 'tasks', 0, 'taskId')).toBe(pick(account, 'winback', 'taskId'));
    }
    const paged = await api.get('/v1/winbacks?limit=3');
    expect(listAt(paged.body, 'items')).toHaveLength(3);
    const rest = await api.get(`/v1/winbacks?limit=3&cursor=${textAt(paged.body, 'next')}`);
    expect(listAt(rest.body, 'items')).toHaveLength(1);
  });
});

describe('given a plan that a user has seen', () => {
  test('when attempts are logged, then the steps are done one by one and a decision is asked for', async () => {
    const { path, headers } = await planOf('LOST');
    const contact = { type: 'mooring.contact.added', data: { contactId: 'ann', name: 'Ann Weber' } };
    await api.post(
      '/v1/events?wait=1',
      {
        specversion: '1.0',
        id: 'ann-1',
        source: 'crm',
        subject: 'account/LOST',
        time: new Date().toISOString(),
        ...contact,
      },
      { 'content-type': 'application/cloudevents+json' },
    );
    const talk = { how: 'call', reached: true, contactIds: ['ann'], note: 'They have a cheaper rate.' };
    const first = await api.post(`${path}/attempt`, talk, headers);
    expect(first).toMatchObject({
      status: 200,
      body: {
        winback: { step: 2, revision: 2, attempts: [{ step: 1, how: 'call', reached: true, by: 'local' }] },
      },
    });
    const { body: account } = await api.get('/v1/accounts/LOST');
    expect(account).toMatchObject({
      lastContact: { kind: 'call' },
      interactions: [{ kind: 'call', contactIds: ['ann'], note: 'They have a cheaper rate.' }],
      tasks: [{ winback: { step: 2, asks: 'attempt' } }],
    });
    expect(pick(account, 'interactions', 0, 'interactionId')).toBe(
      pick(first.body, 'winback', 'attempts', 0, 'interactionId'),
    );
    let last = first;
    for (let step = 2; step <= 5; step += 1)
      last = await api.post(`${path}/attempt`, { how: 'email', reached: false }, after(last));
    expect(last.body).toMatchObject({ winback: { step: 6, asks: 'decision', nextDue: expect.any(String) } });
    const { body } = await api.get('/v1/tasks?status=open&accountId=LOST');
    expect(body).toMatchObject({ items: [{ winback: { asks: 'decision' } }] });
    const task = `/v1/tasks/${textAt(body, 'items', 0, 'taskId')}/complete`;
    expect(await api.post(task, { outcome: 'done' }, { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('won, lost') },
    });
    const lost = await api.post(`${path}/lost`, { reason: 'price', to: 'Rival Lines' }, after(last));
    expect(lost.body).toMatchObject({ winback: { status: 'lost', reason: 'price', to: 'Rival Lines' } });
    const page = await api.get('/v1/accounts/LOST');
    expect(page.body).toMatchObject({ tasks: [] });
    expect(page.body).not.toHaveProperty('winback');
  });

  test('when a wake date is set, then nothing is due before it', async () => {
    const { path, headers } = await planOf('SLEEPER');
    const asleep = await api.post(`${path}/wake`, { wakeOn: '2099-03-02', reason: '新的出货季' }, headers);
    expect(asleep).toMatchObject({
      status: 200,
      body: { winback: { wakeOn: '2099-03-02', nextDue: '2099-03-02' } },
    });
    const passed = await api.post(`${path}/wake`, { wakeOn: '2020-03-02', reason: 'x' }, after(asleep));
    expect([passed.status, pick(passed.body, 'errors', 0, 'field')]).toEqual([422, 'wakeOn']);
  });

  test('when it has changed meanwhile, then nothing happens and the answer shows how it stands', async () => {
    const { path, headers } = await planOf('MUTE');
    const told = { how: 'visit', reached: true, note: 'A word.' };
    const key = { ...headers, 'idempotency-key': 'attempt-1' };
    const [one, again] = [
      await api.post(`${path}/attempt`, told, key),
      await api.post(`${path}/attempt`, told, key),
    ];
    expect(one.status).toBe(200);
    expect(again.body).toEqual(one.body);
    const late = await api.post(`${path}/attempt`, told, headers);
    expect(late).toMatchObject({
      status: 409,
      body: { type: 'urn:mooring:problem:changed', current: { step: 2, revision: 2 } },
    });
    const { body } = await api.get('/v1/accounts/MUTE');
    expect(listAt(body, 'interactions')).toHaveLength(1);
    expect((await api.post(`${path}/won`)).status).toBe(428);
    expect((await api.post('/v1/winbacks/none/won', {}, headers)).status).toBe(404);
    expect((await api.post('/v1/winbacks/none/attempt', told, headers)).status).toBe(404);
  });

  test('when a shipment is booked, then the plan is won by itself', async () => {
    const { path } = await planOf('WON');
    const booked = {
      specversion: '1.0',
      id: 'back-1',
      source: 'tms',
      type: 'mooring.shipment.booked',
      subject: 'account/WON',
      time: new Date().toISOString(),
      data: { shipmentId: 'BACK', value: 900, currency: 'CNY' },
    };
    const { body } = await api.post('/v1/events?wait=1', booked, {
      'content-type': 'application/cloudevents+json',
    });
    expect(body).toMatchObject({ accepted: 1 });
    expect((await api.get(path)).body).toMatchObject({ status: 'won', reason: 'shipped' });
    expect((await api.get('/v1/tasks?accountId=WON')).body).toMatchObject({
      items: [
        { status: 'expired', cause: 'loosening' },
        { status: 'expired', winback: { step: 1 }, outcome: 'the win-back was won' },
      ],
    });
  });
});

test('then the command line lists what is open, and the record is what follows from the log', async () => {
  await stop();
  const listed = await runCli('winbacks', '--lang', 'zh', '--data', files.at('data'));
  expect(listed.out.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/MUTE · 第2次尝试$/u),
    expect.stringMatching(/^2099-03-02 {2}SLEEPER · 第1次尝试$/u),
  ]);
  const tight = await runCli('winbacks', '--gaps', '3,5', '--data', files.at('data'));
  expect([tight.code, tight.err]).toEqual([0, '']);
  const wrong = await runCli('winbacks', '--gaps', '3,0', '--data', files.at('data'));
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('whole number from 1')]);
  const verified = await runCli('verify', '--strict', '--data', files.at('data'));
  expect([verified.code, verified.err]).toEqual([0, '']);
});
