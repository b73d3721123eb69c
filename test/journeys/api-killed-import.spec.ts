import { expect, test } from '@jest/globals';
import { type ApiClient, apiClient } from '../support/api-client.js';
import { runCli } from '../support/cli.js';
import { filesWith } from '../support/files-with.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { recentCsv } from '../support/recent-rows.js';
import { type RunningServer, startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { endOfImport, formOf, importFile } from '../support/uploads.js';

const files = scratch();
const ACCOUNTS = Array.from({ length: 80 }, (_, nth) => ({
  accountId: `A-${String(nth)}`,
  ...(nth % 9 === 0 ? { stopped: 5 + nth / 9 } : {}),
}));
const CSV = recentCsv(ACCOUNTS);
const ROWS = CSV.trimEnd().split('\n').length - 1;
const FIELDS = { source: 'tms' };

/** What everybody can see of an installation, without what tells when it was made. */
async function seenOf(api: ApiClient): Promise<unknown> {
  const of = async (path: string, ...fields: readonly string[]) =>
    listAt((await api.get(path)).body, 'items').map((item) => fields.map((field) => pick(item, field)));
  return {
    accounts: await of('/v1/accounts?limit=200', 'accountId', 'standing'),
    alerts: await of('/v1/alerts?limit=200', 'alertId', 'cause', 'revision', 'facts', 'amountAtRisk'),
    tasks: await of('/v1/tasks?limit=200', 'taskId', 'due', 'status'),
    series: (await api.get('/v1/accounts/A-9/series')).body,
    overview: (await api.get('/v1/overview')).body,
  };
}

/** Kills a server once the import has come so far. */
async function killAt(
  server: RunningServer,
  importId: string,
  isThere: (view: unknown) => boolean,
): Promise<void> {
  await until('the moment to kill', async () => {
    const { body } = await server.api.get(`/v1/imports/${importId}`);
    return isThere(body) || pick(body, 'status') === 'done';
  });
  await server.kill();
}

test('an import that is killed again and again is finished by the next process, with nothing lost or doubled', async () => {
  const calm = await startServer(files.at('calm'));
  expect(await importFile(calm.api, CSV, FIELDS)).toMatchObject({ counts: { rows: ROWS, accepted: ROWS } });
  const data = files.at('killed');
  let server = await startServer(data);
  const { body } = await server.api.post('/v1/imports', formOf(CSV, FIELDS));
  const importId = textAt(body, 'importId');
  const moments = [
    () => true,
    (view: unknown) => pick(view, 'progress', 'step') !== undefined,
    (view: unknown) => pick(view, 'progress', 'step') === 'import',
  ];
  for (const moment of moments) {
    await killAt(server, importId, moment);
    server = await startServer(data);
  }
  const view = await endOfImport(server.api, importId);
  expect(view).toMatchObject({ status: 'done', counts: { rows: ROWS, rejected: 0, amended: 0 } });
  const counts = numberAt(view, 'counts', 'accepted') + numberAt(view, 'counts', 'duplicate');
  expect(counts).toBe(ROWS);
  const lines = (await server.api.get(`/v1/imports/${importId}/lines`)).text.trimEnd().split('\n');
  expect(lines).toHaveLength(ROWS + 1);
  expect(await seenOf(server.api)).toEqual(await seenOf(calm.api));
  expect(await server.stop()).toMatchObject({ code: 0 });
  expect(await runCli('verify', '--data', data)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/no difference\.\n$/),
  });
});

test('an import that is under way when the server is stopped goes on with the next one', async () => {
  const data = files.at('stopped');
  const first = await startServer(data);
  const { body } = await first.api.post('/v1/imports', formOf(CSV, FIELDS));
  const importId = textAt(body, 'importId');
  await until(
    'the import to begin',
    async () => pick((await first.api.get(`/v1/imports/${importId}`)).body, 'status') !== 'waiting',
  );
  expect(await first.stop()).toMatchObject({ code: 0 });
  const second = await startServer(data);
  expect(await endOfImport(second.api, importId)).toMatchObject({ status: 'done', counts: { rows: ROWS } });
  expect(pick((await second.api.get('/v1/overview')).body, 'importing')).toBe(false);
});

test('an upload that broke off with its process leaves nothing behind', async () => {
  const data = files.at('broken');
  const server = await startServer(data);
  const upload = new AbortController();
  const endless = new ReadableStream({
    start(controller) {
      const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
      controller.enqueue(
        new TextEncoder().encode(`${head}account_id,date,value\nSECRET-NAME,2026-01-05,1\n`),
      );
    },
  });
  const sent = fetch(`${server.url}/v1/imports`, {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    signal: upload.signal,
  }).catch(() => undefined);
  const uploads = files.at('broken', 'imports');
  await until('the upload to arrive', () => filesWith(uploads, 'SECRET-NAME').length > 0);
  await server.kill();
  upload.abort();
  await sent;
  const next = await startServer(data);
  expect((await apiClient(next.url).get('/v1/imports')).body).toEqual({ items: [] });
  expect(filesWith(data, 'SECRET-NAME')).toEqual([]);
});
