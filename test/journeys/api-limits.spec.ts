import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openStream } from '../support/event-stream.js';
import { BATCHED, shipment, STRUCTURED } from '../support/offered.js';
import { listAt, pick } from '../support/pick.js';
import { head, rawConnection, rawRequest } from '../support/raw-connection.js';
import { type ServedHere, servedHere } from '../support/served-here.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { formOf } from '../support/uploads.js';

const files = scratch();
const data = files.at('data');
const JSON_TYPE = { 'content-type': 'application/cloudevents+json' };
let server: ServedHere;

beforeAll(async () => {
  server = await servedHere(data, {
    bodyBytes: 100_000,
    receivingBytes: 250_000,
    depth: 5,
    events: 10,
    fileBytes: 50_000,
    headersMs: 400,
    requestMs: 600,
    uploadMs: 60_000,
    connections: 200,
    streams: 2,
    backlog: 1_000_000,
    waitMs: 3_000,
  });
});

describe('a sender who is slow', () => {
  test('with the head of a request is sent away in time', async () => {
    const connection = await rawConnection(server.port);
    await connection.write('GET /v1/accounts HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
    const trickle = setInterval(() => connection.socket.write('a'), 50);
    expect(await connection.answer).toMatchObject({ status: 408, problem: 'urn:mooring:problem:too-slow' });
    clearInterval(trickle);
  });

  test('with a body is sent away in time, and nothing of it was taken', async () => {
    const connection = await rawConnection(server.port);
    const event = JSON.stringify(shipment('SLOW', 'S'));
    const length = String(event.length);
    await connection.write(head('POST /v1/events', { ...JSON_TYPE, 'content-length': length }));
    await connection.write(event.slice(0, -1));
    const { status, problem, text } = await connection.answer;
    expect([status, problem]).toEqual([408, 'urn:mooring:problem:too-slow']);
    expect(text).toContain('A body has to arrive within 0.6 s.');
    expect((await server.api.get('/v1/accounts/SLOW')).status).toBe(404);
  });
});

describe('what is larger than is taken', () => {
  const large = 'x'.repeat(120_000);

  test.each([
    ['said to be too long', { 'content-length': '100001' }, []],
    ['too long, as it was said', { 'content-length': '120000' }, [large]],
    ['too long, in chunks', { 'transfer-encoding': 'chunked' }, [`1d4c0\r\n${large}\r\n`, '0\r\n\r\n']],
    [
      'too long, in chunks without an end',
      { 'transfer-encoding': 'chunked' },
      [`1d4c0\r\n${large}\r\n`, `1d4c0\r\n${large}\r\n`],
    ],
  ])('a body that is %s is refused, and its sender comes to read why', async (_, headers, parts) => {
    const answer = await rawRequest(
      server.port,
      head('POST /v1/events', { ...JSON_TYPE, ...headers }),
      ...parts,
    );
    expect(answer).toMatchObject({ status: 413, problem: 'urn:mooring:problem:too-large' });
  });

  test('a body that is just as long is taken', async () => {
    const event = JSON.stringify(shipment('FITS', 'F'));
    const body = event + ' '.repeat(100_000 - event.length);
    const { status } = await server.api.send('POST', '/v1/events', { body, headers: STRUCTURED });
    expect(status).toBe(202);
  });

  test('a batch with too many events, and JSON that is too deep, are refused', async () => {
    const batch = Array.from({ length: 11 }, (_, nth) => shipment('MANY', String(nth)));
    expect((await server.api.post('/v1/events', batch, BATCHED)).status).toBe(413);
    const deep = await server.api.post('/v1/events', [[[[[[]]]]]], BATCHED);
    expect(deep).toMatchObject({ status: 400, body: { detail: 'The body is nested deeper than 5 levels.' } });
  });

  test('a file is refused, and leaves nothing behind', async () => {
    const csv = `account_id,date,value\n${'LARGE,2026-01-05,1\n'.repeat(4_000)}`;
    const { status, body } = await server.api.post('/v1/imports', formOf(csv));
    expect([status, pick(body, 'type')]).toEqual([413, 'urn:mooring:problem:too-large']);
    expect(listAt((await server.api.get('/v1/imports')).body, 'items')).toEqual([]);
    expect(readdirSync(data).includes('imports') ? readdirSync(files.at('data', 'imports')) : []).toEqual([]);
  });
});

describe('what is more than is taken at a time', () => {
  test('of bodies is refused until the others have arrived, and those are not disturbed', async () => {
    const event = JSON.stringify(shipment('HELD', 'H'));
    const padded = event + ' '.repeat(90_000 - event.length);
    const request = head('POST /v1/events?wait=1', { ...JSON_TYPE, 'content-length': String(padded.length) });
    const held = await Promise.all([1, 2].map(() => rawConnection(server.port)));
    for (const connection of held) await connection.write(`${request}${padded.slice(0, -1)}`);
    const refused = await until('a refusal', async () => {
      const answer = await rawRequest(server.port, request, padded);
      return answer.status !== 200 && answer;
    });
    expect(refused).toMatchObject({ status: 503, problem: 'urn:mooring:problem:busy' });
    expect(refused.text).toMatch(/retry-after: \d/iu);
    for (const connection of held) await connection.write(padded.slice(-1));
    const answers = await Promise.all(held.map(({ answer }) => answer));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await rawRequest(server.port, request, padded)).status).toBe(200);
  });

  test('of readers of the stream is refused until one of them has gone', async () => {
    const [one, other] = [
      await openStream(`${server.url}/v1/stream`),
      await openStream(`${server.url}/v1/stream`),
    ];
    expect(await server.api.get('/v1/stream')).toMatchObject({
      status: 503,
      body: { detail: 'Too many readers already.' },
    });
    one.close();
    const third = await until('a place', () => openStream(`${server.url}/v1/stream`).catch(() => undefined));
    third.close();
    other.close();
  });

  test('of events that wait to be folded is refused, and nothing of the request is taken', async () => {
    const full = await servedHere(files.at('full'), { backlog: -1 });
    const answer = await full.api.post('/v1/events', shipment('FULL', 'F'), STRUCTURED);
    expect(answer).toMatchObject({ status: 503, body: { detail: expect.stringContaining('nothing') } });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/u);
    expect((await full.api.get('/v1/accounts')).body).toEqual({ items: [] });
  });
});

test('none of this was an error of the server', () => {
  expect(server.complaints).toEqual([]);
});
