import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BATCHED, shipment, STRUCTURED } from '../support/offered.js';
import { listAt, numberAt } from '../support/pick.js';
import { head, type RawConnection, rawConnection } from '../support/raw-connection.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';

const files = scratch();
const MEBIBYTE = 1_048_576;
const MOST_GROWTH = 300 * MEBIBYTE;
let server: RunningServer;
let before: number;

beforeAll(async () => {
  server = await startServer(files.at('data'));
  await server.api.post('/v1/events?wait=1', shipment('ACME', 'S'), STRUCTURED);
  before = await server.memory();
});

afterAll(() => {
  for (const { socket } of crowd) socket.destroy();
});

const crowd: RawConnection[] = [];

/** Opens so many connections, each of which begins as it is said and does not go on. */
async function crowdOf(count: number, beginning: string): Promise<readonly RawConnection[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => rawConnection(server.port)));
  crowd.push(...opened);
  await Promise.all(opened.map((connection) => connection.write(beginning)));
  return opened;
}

function tell(what: string, bytes: number): void {
  const [from, to] = [before, bytes].map((each) => String(Math.round(each / MEBIBYTE)));
  process.stdout.write(`${what}: the server had ${from ?? ''} MiB before, and has ${to ?? ''} MiB\n`);
}

test('thousands of connections that say nothing, or say it slowly, disturb nobody', async () => {
  await crowdOf(1_000, '');
  await crowdOf(700, 'GET /v1/accounts HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
  const slow = { 'content-type': 'application/cloudevents+json', 'content-length': '100000' };
  await crowdOf(300, `${head('POST /v1/events', slow)}${' '.repeat(50_000)}`);
  await until('all of them to be there', async () => {
    const { text } = await server.api.get('/metrics');
    return (
      Number(/^mooring_nodejs_active_resources\{type="TCPSocketWrap"\} (\d+)/mu.exec(text)?.[1]) >= 2_000
    );
  });
  const times: number[] = [];
  for (let nth = 0; nth < 50; nth += 1) {
    const began = performance.now();
    expect((await server.api.get('/v1/accounts/ACME')).status).toBe(200);
    times.push(performance.now() - began);
  }
  const sent = await server.api.post('/v1/events?wait=1', shipment('ACME', 'T'), STRUCTURED);
  expect(sent.status).toBe(200);
  expect(Math.max(...times)).toBeLessThan(2_000);
  const memory = await server.memory();
  tell('2,000 connections', memory);
  expect(memory - before).toBeLessThan(MOST_GROWTH);
});

test('many readers of the stream who take nothing are let go, and use no memory', async () => {
  const readers = await crowdOf(100, head('GET /v1/stream'));
  for (const { socket } of readers) socket.pause();
  for (let part = 0; part < 10; part += 1) {
    const events = Array.from({ length: 5_000 }, (_, nth) =>
      shipment(`R-${String(nth)}`, `S-${String(part)}`),
    );
    expect((await server.api.post('/v1/events', events, BATCHED)).status).toBe(202);
  }
  await until('the fold', async () => (await server.api.get('/metrics')).text.includes('lag_events 0'));
  const memory = await server.memory();
  tell('100 readers who do not read 50,000 changes', memory);
  expect(memory - before).toBeLessThan(MOST_GROWTH + 100 * MEBIBYTE);
});

test('of many large bodies at once some are sent away, and what was acknowledged is there', async () => {
  const EVENTS = 2_000;
  const bodyOf = (account: string): string => {
    const events = Array.from({ length: EVENTS }, (_, nth) => shipment(account, `L-${String(nth)}`));
    const json = JSON.stringify(events);
    return json + ' '.repeat(7 * MEBIBYTE - json.length);
  };
  const accounts = Array.from({ length: 24 }, (_, nth) => `LARGE-${String(nth)}`);
  const senders = await Promise.all(
    accounts.map(async (account) => ({
      account,
      body: bodyOf(account),
      connection: await rawConnection(server.port),
    })),
  );
  // All of them are under way before any of them has ended.
  await Promise.all(
    senders.map(async ({ body, connection }) => {
      const headers = { ...BATCHED, 'content-length': String(body.length) };
      await connection.write(`${head('POST /v1/events', headers)}${body.slice(0, 6 * MEBIBYTE)}`);
    }),
  );
  await Promise.all(senders.map(({ body, connection }) => connection.write(body.slice(6 * MEBIBYTE))));
  const answers = await Promise.all(
    senders.map(async ({ account, connection }) => ({ account, status: (await connection.answer).status })),
  );
  const taken = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status === 503);
  // Whoever sends on long after the refusal may lose it together with the connection.
  const others = answers.filter(({ status }) => ![0, 202, 503].includes(status));
  expect(others).toEqual([]);
  expect(taken.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  await until('the fold', async () => (await server.api.get('/metrics')).text.includes('lag_events 0'));
  for (const { account } of taken) {
    const { body } = await server.api.get(`/v1/accounts/${account}/series`);
    expect(listAt(body, 'weeks').map((week) => numberAt(week, 'orders'))).toEqual([EVENTS]);
  }
  for (const { account } of refused)
    expect((await server.api.get(`/v1/accounts/${account}`)).status).toBe(404);
  const memory = await server.memory();
  tell(`${String(taken.length)} bodies of 7 MiB taken, ${String(refused.length)} refused`, memory);
  expect(memory - before).toBeLessThan(MOST_GROWTH + 300 * MEBIBYTE);
  const again = await server.api.send('POST', '/v1/events', { body: bodyOf('AGAIN'), headers: BATCHED });
  expect(again.status).toBe(202);
});
