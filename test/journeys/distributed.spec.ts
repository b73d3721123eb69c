import { setTimeout as pause } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { startCli } from '../support/cli.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { type Installation, installation } from '../support/installation.js';
import { liveCompany, todayInShanghai } from '../support/live-company.js';
import { feed, journalled } from '../support/load.js';
import { BATCHED } from '../support/offered.js';
import { listAt, pick, textAt } from '../support/pick.js';
import type { RunningServer } from '../support/running-server.js';
import { settingsActivated } from '../support/seed-log.js';
import { seedTopic } from '../support/seed-topic.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { endOfImport, formOf } from '../support/uploads.js';

// Real processes on real servers, on machines that may be busy.
jest.setTimeout(900_000);

const files = scratch();
const PROCESSES = ['projector-1', 'projector-2', 'follow-up', 'api-1', 'api-2'];
const PARTITIONS = 4;
/** Longer than the session of a consumer: the group gives its partitions to others. */
const PAUSED_MS = 14_000;
/** Each week of the history makes a few round trips through the log. */
const IMPORT_S = 400;

const folded = (server: RunningServer) =>
  until(
    'the fold',
    async () => {
      const { text } = await server.api.get('/metrics');
      return /^mooring_projection_lag_events 0$/mu.test(text);
    },
    300,
  );

/** Folds the log once more in memory: states, rows and decisions have to be those that the processes have come to. */
async function verified({ env }: Installation): Promise<void> {
  expect(await startCli(['verify'], env).ended).toMatchObject({
    code: 0,
    out: expect.stringMatching(/no difference\.\n$/u),
  });
}

await describeWithServers('an installation of several processes', (servers) => {
  test('imports, notices and shows, whichever process is asked, and stops when it is asked to', async () => {
    const topic = `${servers.name}-whole`;
    // Weeks wait for their feed, whatever day of the week it is today.
    await seedTopic(servers, topic, PARTITIONS, [settingsActivated({ graceDays: 28 })]);
    const all = installation(servers, topic, files.at('whole'), PARTITIONS);
    await Promise.all(PROCESSES.map((name) => all.start(name)));
    const [one, other] = [all.of('api-1'), all.of('api-2')];
    const { history, source, events } = liveCompany(todayInShanghai());
    const started = await one.api.post('/v1/imports', formOf(history, { source }));
    const imported = await endOfImport(other.api, textAt(started.body, 'importId'), IMPORT_S);
    expect(pick(imported, 'status')).toBe('done');
    const before = listAt((await other.api.get('/v1/alerts?status=open')).body, 'items').length;
    expect((await other.api.post('/v1/events?wait=1', events, BATCHED)).status).toBe(200);
    await until(
      'the alert',
      async () => {
        const { body } = await one.api.get('/v1/alerts?status=open');
        return listAt(body, 'items').length > before;
      },
      300,
    );
    await folded(other);
    expect(await all.stop()).toEqual([0, 0, 0, 0, 0]);
    await verified(all);
  });

  test('loses and doubles nothing while processes are killed, and one is paused through a rebalance', async () => {
    const all = installation(servers, `${servers.name}-faults`, files.at('faults'));
    await Promise.all(PROCESSES.map((name) => all.start(name)));
    const stopping = new AbortController();
    let front: string | undefined = 'api-1';
    const api = () => (front === undefined ? undefined : all.of(front));
    const feeds = [0, 1].map((nth) => feed(api, `feed-${String(nth)}`, stopping.signal));
    const other = all.of('api-2');
    for (const victim of ['projector-1', 'follow-up', 'api-1', 'projector-2']) {
      const began = performance.now();
      if (victim === front) front = 'api-2';
      await all.kill(victim);
      await all.start(victim);
      if (victim === 'api-1') front = victim;
      console.log(`${victim} killed, back after ${String(Math.round(performance.now() - began))} ms`);
    }
    const zombie = all.of('projector-1').cli.child;
    zombie.kill('SIGSTOP');
    await pause(PAUSED_MS);
    zombie.kill('SIGCONT');
    stopping.abort();
    const sent = (await Promise.all(feeds)).flat();
    const began = performance.now();
    await folded(other);
    console.log(
      `${String(sent.length)} events acknowledged, folded ${String(Math.round(performance.now() - began))} ms after the last`,
    );
    const found = await journalled(other);
    expect(new Set(found).size).toBe(found.length);
    expect(found.toSorted()).toEqual(sent.toSorted());
    expect(await all.stop()).toEqual([0, 0, 0, 0, 0]);
    await verified(all);
  });
});
