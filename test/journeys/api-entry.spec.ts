import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiClient } from '../support/api-client.js';
import { runCli, startCli } from '../support/cli.js';
import { openStream } from '../support/event-stream.js';
import { shipment, STRUCTURED } from '../support/offered.js';
import { pick } from '../support/pick.js';
import { head, rawRequest } from '../support/raw-connection.js';
import { refusal } from '../support/refusal.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const TOKEN = 'a-token-of-enough-characters';
const env = { MOORING_TOKEN: TOKEN };
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('given a server with a token', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(files.at('token'), { env, token: TOKEN });
    await server.api.post('/v1/events?wait=1', shipment('ACME', 'S'), STRUCTURED);
  });

  test.each([
    ['nothing', undefined],
    ['another token', `Bearer ${TOKEN}x`],
    ['the beginning of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['no token', 'Bearer '],
    ['the token as a user name', basic(TOKEN, '')],
    ['a wrong password', basic('li.na', 'guessed-too-often')],
    ['basic authentication that is none', 'Basic ???'],
    ['another scheme', `Digest ${TOKEN}`],
  ])('whoever presents %s learns nothing', async (_, authorization) => {
    const client = apiClient(server.url, authorization === undefined ? {} : { authorization });
    for (const path of ['/v1/accounts', '/v1/stream', '/metrics', '/openapi.json', '/docs', '/', '/v1/no']) {
      const { status, headers, body } = await client.get(path);
      expect([path, status, pick(body, 'type')]).toEqual([path, 401, 'urn:mooring:problem:unauthorized']);
      expect(headers.get('www-authenticate')).toMatch(/^Basic /u);
    }
    expect((await client.post('/v1/events', shipment('EVIL', 'E'), STRUCTURED)).status).toBe(401);
    expect((await client.get('/health/live')).status).toBe(200);
    expect((await client.get('/health/ready')).status).toBe(200);
  });

  test('a program presents it as a bearer token, also to the stream', async () => {
    expect((await server.api.get('/v1/accounts/ACME')).status).toBe(200);
    expect((await server.api.get('/v1/accounts/EVIL')).status).toBe(404);
    const stream = await openStream(`${server.url}/v1/stream`, undefined, {
      authorization: `bearer ${TOKEN}`,
    });
    stream.close();
  });

  test('a person presents it as a password, and acts under the user name', async () => {
    const talk = { accountId: 'ACME', kind: 'call' };
    for (const [user, actor] of [
      ['li.na', 'li.na'],
      ['王磊', '王磊'],
      ['', 'api'],
      [' li\u0000\nna ', 'lina'],
      ['x'.repeat(5_000), 'x'.repeat(200)],
    ] as const) {
      const client = apiClient(server.url, { authorization: basic(user, TOKEN) });
      const { status, body } = await client.post('/v1/interactions', talk);
      expect([status, pick(body, 'interaction', 'actor')]).toEqual([201, actor]);
    }
  });

  test('the same key of two people is two requests', async () => {
    const talk = { accountId: 'ACME', kind: 'visit', note: 'the same' };
    const ids = await Promise.all(
      ['li.na', 'wang.lei'].map(async (user) => {
        const headers = { authorization: basic(user, TOKEN), 'idempotency-key': 'k' };
        return pick(
          (await apiClient(server.url, headers).post('/v1/interactions', talk)).body,
          'interactionId',
        );
      }),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('given a server on loopback', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(files.at('hosts'), { args: ['--allow-host', 'Mooring.example'] });
  });

  const asked = (headers: Readonly<Record<string, string>>) =>
    rawRequest(server.port, head('GET /v1/accounts', headers));

  test.each([['127.0.0.1'], ['localhost'], ['LOCALHOST'], ['[::1]'], ['mooring.example']])(
    'it answers under the name %s, with and without a port, and to its own pages',
    async (host) => {
      expect((await asked({ host })).status).toBe(200);
      expect((await asked({ host: `${host}:${String(server.port)}` })).status).toBe(200);
      const origin = `http://${host}:${String(server.port)}`;
      expect((await asked({ host: `${host}:${String(server.port)}`, origin })).status).toBe(200);
    },
  );

  test.each([
    [{ host: 'evil.example' }],
    [{ host: 'localhost.evil.example' }],
    [{ host: 'evil.example:80:127.0.0.1' }],
    [{ host: '' }],
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ origin: 'https://localhost' }],
  ])('it does not answer to %j: a page of another site may be behind it', async (headers) => {
    expect(await asked(headers)).toMatchObject({
      status: 403,
      problem: 'urn:mooring:problem:forbidden-host',
    });
  });
});

describe('a server does not start', () => {
  test('where others could come in without a token', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
      const run = await runCli('start', '--host', host, '--port', '0', '--data', files.at('open'));
      expect(run).toEqual(refusal(/set MOORING_TOKEN before listening on .*: without it anybody could read/));
    }
  });

  test('with a token that can be guessed', async () => {
    const short = startCli(['start', '--port', '0', '--data', files.at('short')], {
      MOORING_TOKEN: 'secret',
    });
    expect(await short.ended).toEqual(refusal(/MOORING_TOKEN must have 16 characters or more/));
  });

  test('on an address that this machine does not have', async () => {
    const args = ['start', '--host', '192.0.2.1', '--port', '0', '--data', files.at('elsewhere')];
    expect(await startCli(args, env).ended).toEqual(refusal(/this machine has no address 192\.0\.2\.1/));
  });
});

test('given a token, a server may listen on all addresses', async () => {
  const server = await startServer(files.at('all'), { args: ['--host', '0.0.0.0'], env, token: TOKEN });
  const local = apiClient(`http://127.0.0.1:${String(server.port)}`);
  expect((await local.get('/v1/accounts')).status).toBe(401);
  expect((await local.get('/v1/accounts', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  expect(await server.stop()).toMatchObject({ code: 0 });
});
