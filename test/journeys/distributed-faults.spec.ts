import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BullJobQueue, openKafkaLog } from '#distributed';
import { systemClock } from '#pipeline';
import type { ApiClient } from '../support/api-client.js';
import { startCli } from '../support/cli.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { BATCHED, shipment } from '../support/offered.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { recentCsv } from '../support/recent-rows.js';
import { removeKeys } from '../support/remove-from-servers.js';
import { scratch } from '../support/scratch.js';
import { bookedAs } from '../support/seed-log.js';
import { until } from '../support/until.js';
import { endOfImport, formOf } from '../support/uploads.js';

const PROCESSES = ['projector', 'follow-up', 'api'];
const STEADY = ['ACME', 'BOREAS', 'CERES'];
const STOPPED = ['QUITTER', 'GOER'];
/** Long enough for alerts, and soon imported. */
const WEEKS = { from: 50 };
const PATIENCE_S = 300;
const LATER = '2099-01-05';
const REASON = { reason: 'the feed has sent it again' };

const files = scratch();

await describeWithServers('given an installation with open tasks', (servers) => {
  const name = `${servers.name}-faults`;
  const all = installation(servers, name, files.at('data'));
  const queue = new BullJobQueue({
    url: servers.redisUrl,
    installation: name,
    clock: systemClock,
    warn: () => undefined,
  });
  let api: ApiClient;

  beforeAll(async () => {
    await Promise.all(PROCESSES.map((process) => all.start(process)));
    ({ api } = all.of('api'));
    const history = recentCsv(
      [
        ...STEADY.map((accountId) => ({ accountId })),
        ...STOPPED.map((accountId, nth) => ({ accountId, stopped: 6 + nth })),
      ],
      WEEKS,
    );
    const { body } = await api.post('/v1/imports', formOf(history, { source: 'tms' }));
    const imported = await endOfImport(api, textAt(body, 'importId'), PATIENCE_S);
    if (pick(imported, 'status') !== 'done')
      throw new Error(`the history is not in: ${JSON.stringify(imported)}`);
  });
  afterAll(() => queue.close());

  const openTasks = async () => listAt((await api.get('/v1/tasks?status=open')).body, 'items');
  /** Open tasks that nobody is going to be reminded of. */
  const forgotten = async () => {
    const waiting = new Set((await queue.waiting(1_000)).map(({ payload }) => payload['taskId']));
    return (await openTasks()).filter((task) => !waiting.has(textAt(task, 'taskId')));
  };

  test('when Redis is wiped while they run, then all reminders wait again as they did, within a tick', async () => {
    const tasks = await openTasks();
    expect(tasks.length).toBeGreaterThanOrEqual(STOPPED.length);
    for (const task of tasks) {
      const path = `/v1/tasks/${textAt(task, 'taskId')}/snooze`;
      const put = await api.post(
        path,
        { due: LATER, ...REASON },
        { 'if-match': `"${String(numberAt(task, 'revision'))}"` },
      );
      expect(put.status).toBe(200);
    }
    await until('the reminders to wait', async () => (await forgotten()).length === 0, PATIENCE_S);
    const before = await queue.waiting(1_000);
    await removeKeys(servers.redisUrl, name);
    expect(await forgotten()).toHaveLength(tasks.length);
    const began = performance.now();
    // Within a tick and not an hour: the queue says itself that it has lost something.
    await until('the reminders to wait again', async () => (await forgotten()).length === 0, PATIENCE_S);
    console.log(
      `${String(tasks.length)} reminders wait again ${String(Math.round(performance.now() - began))} ms after Redis was wiped`,
    );
    expect(await queue.waiting(1_000)).toEqual(before);
  });

  test('when an event comes that cannot be folded, then its account waits, the others go on, and it can be left out', async () => {
    const kafka = await openKafkaLog({
      brokers: servers.kafkaBrokers,
      clientId: 'test',
      topic: name,
      partitions: undefined,
      times: 'brokers',
      clock: systemClock,
    });
    await kafka.log.append([
      bookedAs('POISONED', 'good'),
      bookedAs('POISONED', 'poison', { amount: 0.5 }),
      bookedAs('POISONED', 'behind'),
    ]);
    await kafka.close();
    const parked = async () => listAt((await api.get('/v1/parked')).body, 'items');
    await until('the account to wait', async () => (await parked()).length === 1, PATIENCE_S);
    const sent = [...STEADY, 'POISONED', ...Array.from({ length: 8 }, (_, nth) => `NEW-${String(nth)}`)];
    const events = sent.map((accountId) => shipment(accountId, `${accountId}-since`));
    const outcomes = (body: unknown) => listAt(body, 'events').map((event) => pick(event, 'outcome'));
    const { status, body } = await api.post('/v1/events?wait=1', events, BATCHED);
    expect(status).toBe(200);
    expect(outcomes(body)).toEqual(sent.map((id) => (id === 'POISONED' ? 'parked' : 'applied')));
    expect(await parked()).toMatchObject([
      { subject: 'account/POISONED', eventId: 'poison 1', reason: expect.any(String), waiting: 2 },
    ]);
    expect(await api.post('/v1/parked/POISONED/skip', REASON)).toMatchObject({
      status: 200,
      body: { items: [] },
    });
    const series = await api.get('/v1/accounts/POISONED/series');
    const orders = listAt(series.body, 'weeks').reduce(
      (sum: number, week) => sum + numberAt(week, 'orders'),
      0,
    );
    expect(orders).toBe(3);
  });

  test('then a clean fold of its log comes to the same, to the last entry', async () => {
    expect(await all.stop()).toEqual([0, 0, 0]);
    const { code, out, err } = await startCli(['verify', '--strict'], all.env).ended;
    expect(out + err).toMatch(/ entries, .* shipments; no difference\.\n/u);
    expect(code).toBe(0);
  });
});
