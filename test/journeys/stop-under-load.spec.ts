import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { doorTo } from '../../libs/distributed/src/mongo/testing/door-to.js';
import { describeWithServers } from '../support/describe-with-servers.js';
import { installation } from '../support/installation.js';
import { feed, journalled } from '../support/load.js';
import { startCli } from '../support/cli.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';

const files = scratch();
/** Whoever looks after a process kills it then. */
const GRACE_MS = 10_000;
const NOWHERE = '127.0.0.1:1';

/** Resolves when what is fed shows. */
async function underLoad(server: RunningServer): Promise<void> {
  await until('load', async () => (await server.api.get('/v1/accounts')).text.includes('ACCOUNT-1'), 120);
}

/** Asks a process to stop, and says how long it took. */
async function stopped(name: string, server: RunningServer) {
  const began = performance.now();
  const { code, err } = await server.stop();
  const took = performance.now() - began;
  console.log(`${name} stopped with exit code ${String(code)} after ${String(Math.round(took))} ms`);
  expect(took).toBeLessThan(GRACE_MS);
  return { code, err };
}

/** What became of everything that was acknowledged, when it is folded. */
async function counted(server: RunningServer, sent: readonly string[]) {
  await until('the fold', async () => (await journalled(server)).length >= sent.length, 120);
  const found = await journalled(server);
  const there = new Set(found);
  return { lost: sent.filter((id) => !there.has(id)).length, doubled: found.length - there.size };
}

const ALL_ONCE = { lost: 0, doubled: 0 };

test('the embedded set stops under load, and nothing acknowledged is lost', async () => {
  const data = files.at('embedded');
  const stopping = new AbortController();
  let server = await startServer(data);
  let front: RunningServer | undefined = server;
  const feeding = feed(() => front, 'feed', stopping.signal);
  for (let nth = 0; nth < 3; nth += 1) {
    await underLoad(server);
    front = undefined;
    expect(await stopped('start', server)).toMatchObject({ code: 0 });
    server = await startServer(data);
    front = server;
  }
  stopping.abort();
  expect(await counted(server, await feeding)).toEqual(ALL_ONCE);
});

await describeWithServers('processes that are asked to stop', (servers) => {
  test('stop under load, one after the other, and nothing acknowledged is lost', async () => {
    const all = installation(servers, `${servers.name}-load`, files.at('load'));
    const names = ['projector-1', 'follow-up', 'api-1', 'start', 'api-2'];
    await Promise.all(names.map((name) => all.start(name)));
    const stopping = new AbortController();
    const feeding = feed(() => all.of('api-2'), 'feed', stopping.signal);
    for (const name of ['projector-1', 'follow-up', 'api-1', 'start']) {
      const server = all.of(name);
      expect(await stopped(name, server)).toMatchObject({ code: 0 });
      await all.kill(name);
      await all.start(name);
    }
    stopping.abort();
    expect(await counted(all.of('api-1'), await feeding)).toEqual(ALL_ONCE);
    expect(await all.stop()).toEqual([0, 0, 0, 0, 0]);
  });

  test('stop in time while they still wait for Kafka', async () => {
    const { env } = installation(servers, `${servers.name}-away`, files.at('away'));
    const cli = startCli(['projector', '--port', '0'], { ...env, KAFKA_BROKERS: NOWHERE });
    let said = '';
    cli.child.stderr?.on('data', (chunk: unknown) => {
      said += String(chunk);
    });
    await until('a word about Kafka', async () => said.includes('is not to be reached'), 120);
    // It is trying again by then, which takes 20 s.
    await pause(3_000);
    const began = performance.now();
    cli.child.kill('SIGTERM');
    const { code, err } = await cli.ended;
    const took = performance.now() - began;
    console.log(
      `projector without Kafka stopped with exit code ${String(code)} after ${String(Math.round(took))} ms`,
    );
    expect(took).toBeLessThan(GRACE_MS);
    expect(code).toBe(1);
    expect(err).toContain('could not be ended within 9 s');
  });

  test('stop in time while MongoDB and Redis do not answer, and say so when something is left undone', async () => {
    const mongo = await doorTo(servers.mongoUrl);
    const redis = await doorTo(servers.redisUrl);
    const all = installation(
      { ...servers, mongoUrl: `mongodb://${mongo.host}/`, redisUrl: `redis://${redis.host}` },
      `${servers.name}-held`,
      files.at('held'),
    );
    const names = ['projector', 'follow-up', 'api', 'start'];
    await Promise.all(names.map((name) => all.start(name)));
    const stopping = new AbortController();
    let front: RunningServer | undefined = all.of('api');
    const feeding = feed(() => front, 'feed', stopping.signal);
    await underLoad(all.of('api'));
    front = undefined;
    mongo.hold();
    redis.hold();
    await Promise.all(
      names.map(async (name) => {
        const { code, err } = await stopped(name, all.of(name));
        const why = /mooring: what was in hand could not be ended within 9 s/u.test(err) ? 1 : 0;
        expect(code).toBe(why);
        await all.kill(name);
      }),
    );
    await mongo.open();
    await redis.open();
    await Promise.all(names.map((name) => all.start(name)));
    front = all.of('api');
    stopping.abort();
    expect(await counted(all.of('api'), await feeding)).toEqual(ALL_ONCE);
    expect(await all.stop()).toEqual([0, 0, 0, 0]);
    await mongo.shut();
    await redis.shut();
  });
});
