import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { openStream } from '../support/event-stream.js';
import { shipment, STRUCTURED } from '../support/offered.js';
import { listAt, numberAt } from '../support/pick.js';
import { head, rawConnection } from '../support/raw-connection.js';
import { refusal } from '../support/refusal.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { serveSmallBook } from '../support/small-book.js';
import { until } from '../support/until.js';
import { formOf } from '../support/uploads.js';

const files = scratch();

async function ordersOf({ api }: RunningServer, accountId: string): Promise<number> {
  const { body } = await api.get(`/v1/accounts/${accountId}/series`);
  return listAt(body, 'weeks').reduce((sum: number, week) => sum + numberAt(week, 'orders'), 0);
}

/** A request that the server has begun to read, and whose last byte has not been sent yet. */
async function halfRequest(server: RunningServer, accountId: string) {
  const event = JSON.stringify(shipment(accountId, 'S'));
  const connection = await rawConnection(server.port);
  const headers = {
    'content-type': 'application/cloudevents+json',
    'content-length': String(event.length),
    expect: '100-continue',
  };
  await connection.write(head('POST /v1/events?wait=1', headers));
  await connection.heard('100 Continue');
  await connection.write(event.slice(0, -1));
  return { ...connection, rest: event.slice(-1) };
}

describe('a server that is asked to stop', () => {
  test('ends in time, answers what is under way, and has kept all that it has acknowledged', async () => {
    const data = files.at('stopped');
    const server = await startServer(data);
    await server.api.post('/v1/events', shipment('ACKNOWLEDGED', 'S'), STRUCTURED);
    const streams = await Promise.all([1, 2, 3].map(() => openStream(`${server.url}/v1/stream`)));
    const idle = await Promise.all(Array.from({ length: 50 }, () => rawConnection(server.port)));
    const slow = await halfRequest(server, 'NEVER-SENT');
    const half = await halfRequest(server, 'UNDER-WAY');
    const began = performance.now();
    const stopped = server.stop();
    await until('the server to say that it stops', async () => {
      const { status } = await server.api.get('/v1/accounts').catch(() => ({ status: 0 }));
      return status === 503;
    });
    await half.write(half.rest);
    expect((await half.answer).status).toBe(200);
    expect(await stopped).toMatchObject({ code: 0, out: expect.stringContaining('Stopping'), err: '' });
    expect(performance.now() - began).toBeLessThan(10_000);
    await Promise.all([
      ...streams.map(({ ended }) => ended),
      ...idle.map(({ answer }) => answer),
      slow.answer,
    ]);
    const next = await startServer(data);
    expect(await ordersOf(next, 'ACKNOWLEDGED')).toBe(1);
    expect(await ordersOf(next, 'UNDER-WAY')).toBe(1);
    expect((await next.api.get('/v1/accounts/NEVER-SENT')).status).toBe(404);
    expect(await next.stop()).toMatchObject({ code: 0 });
  });

  test('ends at once when it has nothing to do', async () => {
    const server = await startServer(files.at('calm'));
    await server.api.get('/v1/accounts');
    const stream = await openStream(`${server.url}/v1/stream`);
    const began = performance.now();
    expect(await server.stop()).toMatchObject({ code: 0 });
    expect(performance.now() - began).toBeLessThan(2_000);
    await stream.ended;
  });

  test('ends at once when it is asked again', async () => {
    const server = await startServer(files.at('twice'));
    await halfRequest(server, 'ACME');
    const ended = server.stop();
    await until('the server to say that it stops', async () => {
      const { status } = await server.api.get('/v1/accounts').catch(() => ({ status: 0 }));
      return status === 503;
    });
    server.cli.child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 1 });
  });
});

describe('given a server on a folder', () => {
  test('another process that would write is refused with a sentence, and one that reads is not', async () => {
    const data = files.at('shared');
    const server = await serveSmallBook(data);
    const inUse = refusal(/in use by another Mooring process: stop that one first/);
    expect(await runCli('start', '--port', '0', '--data', data)).toEqual(inUse);
    expect(
      await runCli('import', files.file('a.csv', 'account_id,date,value\nA,2026-01-05,1\n'), '--data', data),
    ).toEqual(inUse);
    expect(await runCli('replay', '--data', data)).toEqual(inUse);
    const alerts = await runCli('alerts', '--data', data);
    expect(alerts).toMatchObject({ code: 0, out: expect.stringMatching(/^2 alerts are open/), err: '' });
    const explained = await runCli('explain', 'QUITTER', '--data', data);
    expect(explained).toMatchObject({ code: 0, out: expect.stringContaining('浙江停单公司'), err: '' });
    expect(await runCli('parked', '--data', data)).toMatchObject({ code: 0, out: 'Nothing is parked.\n' });
    expect((await server.api.post('/v1/events?wait=1', shipment('ACME', 'S'), STRUCTURED)).status).toBe(200);
    expect(await server.stop()).toMatchObject({ code: 0, err: '' });
    expect(await runCli('verify', '--data', data)).toMatchObject({
      code: 0,
      out: expect.stringContaining('no difference'),
    });
  });

  test('it says how to import as long as there is no data', async () => {
    const data = files.at('empty');
    const first = await startServer(data);
    await first.api.post('/v1/imports', formOf('account_id,date,value\nACME,2026-01-05,1\n'));
    await until('the account', async () => (await first.api.get('/v1/accounts/ACME')).status === 200);
    expect((await first.stop()).out).toMatch(/There is no data yet\.[^]*curl -F file=@shipments\.csv http/);
    const second = await startServer(data);
    expect((await second.stop()).out).not.toContain('There is no data yet.');
  });
});

test('a port that is in use is refused with a sentence, and the folder is free again', async () => {
  const data = files.at('port');
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = String(numberAt(other.address(), 'port'));
  const run = await runCli('start', '--port', port, '--data', data);
  expect(run).toEqual(
    refusal(new RegExp(`port ${port} is in use; stop what listens there, or choose another`)),
  );
  other.close();
  const server = await startServer(data);
  expect(await server.stop()).toMatchObject({ code: 0 });
});
