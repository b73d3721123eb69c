import { beforeAll, describe, expect, test } from '@jest/globals';
import { BATCHED, shipment, STRUCTURED } from '../support/offered.js';
import { listAt, pick, textAt } from '../support/pick.js';
import { head, rawConnection, rawRequest } from '../support/raw-connection.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const JSON_TYPE = { 'content-type': 'application/cloudevents+json' };
const MEBIBYTE = 'x'.repeat(1_048_576);
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(files.at('data'));
});

const post = (headers: Readonly<Record<string, string>>, ...parts: readonly (string | Uint8Array)[]) =>
  rawRequest(server.port, head('POST /v1/events', headers), ...parts);

const posted = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
  post({ ...headers, 'content-length': String(Buffer.byteLength(body)) }, body);

describe('a body', () => {
  test.each([
    ['deeper than anything of ours', `{"data":${'['.repeat(25)}${']'.repeat(25)}}`],
    ['a million levels deep', '['.repeat(1_000_000)],
    ['no JSON', '{"id": 1,}'],
    ['not UTF-8', Uint8Array.of(0x22, 0xe9, 0x22)],
    ['packed, as nobody has said it may be', Uint8Array.of(0x1f, 0x8b, 0x08, 0x00)],
  ])('that is %s cannot be read', async (_, body) => {
    expect(await posted(body)).toMatchObject({ status: 400, problem: 'urn:mooring:problem:bad-request' });
  });

  test('that is larger than 8 MiB is refused, and its sender comes to read why', async () => {
    const chunk = `100000\r\n${MEBIBYTE}\r\n`;
    const tooLarge = { status: 413, problem: 'urn:mooring:problem:too-large' };
    const chunks = Array.from({ length: 9 }, () => chunk);
    expect(
      await post({ ...JSON_TYPE, 'transfer-encoding': 'chunked' }, ...chunks, '0\r\n\r\n'),
    ).toMatchObject(tooLarge);
    expect(await posted(MEBIBYTE.repeat(9))).toMatchObject(tooLarge);
    const { status } = await server.api.send('POST', '/v1/events', {
      body: MEBIBYTE.repeat(9),
      headers: STRUCTURED,
    });
    expect(status).toBe(413);
  });

  test.each([
    ['text/plain', '{}'],
    ['application/xml', '<a/>'],
    ['application/json', '{}'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['nonsense', '{}'],
    ['', '{}'],
  ])('of the type "%s" is refused', async (type, body) => {
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
    expect(await posted(body, headers)).toMatchObject({
      status: 415,
      problem: 'urn:mooring:problem:wrong-type',
    });
  });

  test('that breaks off is not taken, whether its sender waits for an answer or has gone', async () => {
    const event = JSON.stringify(shipment('HALF', 'H'));
    const request = head('POST /v1/events', { ...JSON_TYPE, 'content-length': String(event.length) });
    const waiting = await rawConnection(server.port);
    await waiting.write(`${request}${event.slice(0, -1)}`);
    waiting.socket.end();
    expect((await waiting.answer).status).toBe(400);
    const gone = await rawConnection(server.port);
    await gone.write(`${request}${event.slice(0, -1)}`);
    gone.socket.resetAndDestroy();
    await gone.answer;
  });

  test.each([
    [{ 'content-length': '4', 'transfer-encoding': 'chunked' }, '0\r\n\r\n'],
    [{ 'content-length': '-1' }, '{}'],
    [{ 'content-length': 'two' }, '{}'],
    [{ 'transfer-encoding': 'chunked' }, 'zz\r\n{}\r\n0\r\n\r\n'],
    [{ 'transfer-encoding': 'gzip' }, '{}'],
  ])('whose length is said as %j is no request', async (headers, body) => {
    expect((await post({ ...JSON_TYPE, ...headers }, body)).status).toBe(400);
  });

  test('that tries to reach the prototypes of objects reaches nothing', async () => {
    const evil = '{"__proto__":{"status":"up"},"constructor":{"prototype":{"polluted":1}}}';
    expect((await posted(evil)).status).toBe(422);
    const { specversion, ...rest } = shipment('EVIL', 'E');
    const inherited = `{"__proto__":{"specversion":"${specversion}"},${JSON.stringify(rest).slice(1)}`;
    expect((await posted(inherited)).status).toBe(422);
  });

  test('with a hundred thousand unknown fields gets a short answer', async () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, nth) => [`field${String(nth)}`, 1]),
    );
    const { status, text } = await posted(JSON.stringify(shipment('WIDE', 'W', unknown)));
    expect(status).toBe(422);
    expect(text.length).toBeLessThan(5_000);
    const batch = await server.api.post(
      '/v1/events',
      Array.from({ length: 2_000 }, () => ({})),
      BATCHED,
    );
    expect(batch.status).toBe(422);
    expect(batch.text.length).toBeLessThan(200_000);
  });
});

describe('an address', () => {
  test.each([
    ['half a character', '/v1/accounts/%E0%A4%A', 400],
    ['half an escape', '/v1/accounts/%', 400],
    ['half a surrogate', '/v1/accounts/%ED%A0%80', 400],
    ['a zero', '/v1/accounts/%00', 404],
    ['a zero in a filter', '/v1/alerts?owner=%00', 422],
    ['an id of 3,000 letters', `/v1/accounts/${'a'.repeat(3_000)}`, 404],
    ['an id of 15,000 letters', `/v1/accounts/${'a'.repeat(15_000)}`, 404],
    ['more than a request may have', `/v1/accounts/${'a'.repeat(20_000)}`, 431],
    ['3,000 parameters', `/v1/accounts?${'a=1&'.repeat(3_000)}`, 422],
    ['a cursor of 5,000 letters', `/v1/accounts?cursor=${'a'.repeat(5_000)}`, 422],
    ['a way out', '/v1/../../etc/passwd', 404],
    ['a hidden way out', '/v1/%2e%2e/%2e%2e/etc/passwd', 404],
  ])('with %s is answered as a problem', async (_, path, expected) => {
    const { status, problem } = await rawRequest(server.port, head(`GET ${path}`));
    expect(status).toBe(expected);
    expect(problem).toMatch(/^urn:mooring:problem:/u);
  });

  test('that leads out of the web page leads nowhere', async () => {
    for (const path of ['/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f..%2fetc/passwd', '//etc/passwd']) {
      const { status, text } = await rawRequest(server.port, head(`GET ${path}`));
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('root:');
    }
  });

  test('with the cursor of another list, or a made-up one, gives no error of the server', async () => {
    for (const inner of ['["x","y"]', '[1e308,"y"]', '[null,"\\ud800"]', '[-1,""]']) {
      const cursor = Buffer.from(inner).toString('base64url');
      for (const list of ['accounts?order=amountAtRisk&', 'accounts?order=name&', 'alerts?', 'tasks?']) {
        const { status } = await server.api.get(`/v1/${list}cursor=${cursor}`);
        expect([inner, list, status]).toEqual([inner, list, 200]);
      }
    }
  });
});

test.each([
  ['words', 'hello\r\n\r\n'],
  ['a TLS greeting', Uint8Array.of(0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3)],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a request without a host', 'GET /v1/accounts HTTP/1.1\r\nconnection: close\r\n\r\n'],
  ['a header without a name', head('GET /v1/accounts', { '': 'x' })],
  ['a control character in a header', head('GET /v1/accounts', { 'x-a': 'a\u0000b' })],
])('in place of a request, %s is answered and cut off', async (_, bytes) => {
  expect((await rawRequest(server.port, bytes)).status).toBe(400);
});

test('a header section that is too long is refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, nth) => [`x-${String(nth)}`, 'a']));
  expect(await rawRequest(server.port, head('GET /v1/accounts', many))).toMatchObject({
    status: 431,
    problem: 'urn:mooring:problem:too-large',
  });
});

test('every refusal says which request it was, and none what the server looks like inside', async () => {
  const { body } = await server.api.post('/v1/events', { ...shipment('A', 'A'), subject: 'x' }, STRUCTURED);
  expect(textAt(body, 'requestId')).toMatch(/^[\w-]+$/u);
  expect(listAt(body, 'errors').map((error) => pick(error, 'field'))).toEqual(['subject']);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\bat .*\.js|zod/iu);
});

test('after all of it the server is ready, has complained of nothing, and has taken nothing', async () => {
  expect((await server.api.get('/health/ready')).status).toBe(200);
  expect((await server.api.get('/v1/accounts')).body).toEqual({ items: [] });
  expect(await server.stop()).toMatchObject({ code: 0, err: '' });
});
