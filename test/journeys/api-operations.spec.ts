import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { shipment, STRUCTURED } from '../support/offered.js';
import { pick } from '../support/pick.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
let server: RunningServer;
let api: ApiClient;

beforeAll(async () => {
  server = await startServer(files.at('data'));
  ({ api } = server);
});

test('an empty installation answers everything, with nothing in it', async () => {
  for (const list of ['accounts', 'alerts', 'tasks', 'imports', 'parked']) {
    expect((await api.get(`/v1/${list}`)).body).toEqual({ items: [] });
  }
  const { body } = await api.get('/v1/overview');
  expect(body).toMatchObject({ accounts: 0, lastClosed: null, openTasks: 0, owners: [] });
  expect(pick(body, 'measure')).toBeUndefined();
});

test('the OpenAPI document is the one in the repository', async () => {
  const { body } = await api.get('/openapi.json');
  expect(body).toEqual(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
});

test('the documentation is a page that a browser may show, from this server alone', async () => {
  const { status, headers, text } = await api.get('/docs');
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  expect(text).not.toMatch(/(?:src|href)="https?:/u);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  const scripts = [...text.matchAll(/<script(?: src="([^"]+)")?[^>]*>/gu)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(1);
  for (const path of scripts) {
    // A script within the page would not run under the policy.
    const script = await api.get(new URL(path ?? 'none', `${server.url}/docs`).pathname);
    expect([path, script.status]).toEqual([path, 200]);
  }
});

test('the process says that it lives and is ready, to anybody', async () => {
  expect(await api.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await api.get('/health/ready', { host: 'a-load-balancer' })).toMatchObject({
    status: 200,
    body: { status: 'ok', details: { store: { status: 'up' }, fold: { status: 'up' } } },
  });
});

test('the metrics say how far behind the fold is, when each feed came last, and what waits', async () => {
  const sent = await api.post('/v1/events?wait=1', shipment('ACME', 'S', { date: '2026-02-02' }), STRUCTURED);
  expect(sent.status).toBe(200);
  const { headers, text } = await api.get('/metrics');
  expect(headers.get('content-type')).toContain('text/plain');
  const february = String(Date.UTC(2026, 1, 2) / 1_000);
  for (const line of [
    'mooring_projection_lag_events 0',
    'mooring_projection_lag_seconds 0',
    `mooring_feed_last_row_timestamp_seconds{feed="tms"} ${february}`,
    'mooring_parked_accounts 0',
    'mooring_parked_oldest_seconds 0',
    'mooring_jobs_waiting 0',
    'mooring_fold_failing 0',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toMatch(
    /_request_duration_seconds_count\{method="POST",route="\/v1\/events",status="200"\} 1/u,
  );
});

test('every answer carries a request id, the caller’s own where it sends a good one', async () => {
  const given = await api.get('/v1/alerts', { 'x-request-id': 'trace-1' });
  expect(given.headers.get('x-request-id')).toBe('trace-1');
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traced = await api.get('/v1/alerts', { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
  expect(traced.headers.get('x-request-id')).toBe(trace);
  const problem = await api.get('/v1/nothing', { 'x-request-id': 'not good!', traceparent: '00-0-0-0' });
  expect(problem.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
  expect(pick(problem.body, 'requestId')).toBe(problem.headers.get('x-request-id'));
});

test('the events of a request are found in the journal by its id', async () => {
  const sent = await api.post('/v1/events?wait=1', shipment('TRACED', 'S'), {
    ...STRUCTURED,
    'x-request-id': 'trace-2',
  });
  expect(sent.status).toBe(200);
  const { body } = await api.get('/v1/accounts/TRACED/journal');
  expect(pick(body, 'items', 0, 'event', 'correlationid')).toBe('trace-2');
});

test('what is not there is a problem in the same form as every other', async () => {
  for (const [method, path] of [
    ['GET', '/v1/nothing'],
    ['PUT', '/v1/alerts'],
    ['DELETE', '/v1/accounts/ACME'],
    ['POST', '/health/live'],
  ] as const) {
    const { status, headers, body } = await api.send(method, path);
    expect([method, path, status]).toEqual([method, path, 404]);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:mooring:problem:not-found', status: 404 });
  }
});
