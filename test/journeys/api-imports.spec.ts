import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiClient } from '../support/api-client.js';
import { listAt, numberAt, pick, textAt } from '../support/pick.js';
import { recentCsv } from '../support/recent-rows.js';
import { startServer } from '../support/running-server.js';
import { scratch } from '../support/scratch.js';
import { endOfImport, formOf, importFile } from '../support/uploads.js';

const files = scratch();
const HEADER = 'account_id,date,value,currency';
const ROWS = `${HEADER}\nACME,2026-01-05,10,CNY\nACME,soon,10,CNY\nGLOBEX,2026-01-05,20,CNY\nACME,2026-01-06,-1,CNY\n`;
let api: ApiClient;

beforeAll(async () => {
  ({ api } = await startServer(files.at('data')));
});

async function linesOf(view: unknown): Promise<readonly string[]> {
  const { status, headers, text } = await api.get(`/v1/imports/${textAt(view, 'importId')}/lines`);
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/csv')]);
  return text.trimEnd().split('\n');
}

const accountsNow = async () =>
  listAt((await api.get('/v1/accounts')).body, 'items').map((account) => textAt(account, 'accountId'));

describe('a file', () => {
  test('that is only tried says what would happen to each line, and changes nothing', async () => {
    const view = await importFile(api, ROWS, { dryRun: 'true' }, 'tried.csv');
    expect(view).toMatchObject({
      status: 'done',
      dryRun: true,
      counts: { rows: 4, accepted: 2, duplicate: 0, amended: 0, rejected: 2 },
    });
    expect(await linesOf(view)).toHaveLength(5);
    expect(await accountsNow()).toEqual([]);
    expect(pick((await api.get('/v1/overview')).body, 'measure')).toBeUndefined();
  });

  test('goes in, and each of its lines says what became of it', async () => {
    const view = await importFile(api, ROWS, {}, 'rows.csv');
    expect(view).toMatchObject({
      status: 'done',
      files: [{ name: 'rows.csv', bytes: Buffer.byteLength(ROWS) }],
      counts: { rows: 4, accepted: 2, rejected: 2 },
      rejects: [
        { file: 'rows.csv', line: 3, field: 'date', reason: expect.any(String) },
        { file: 'rows.csv', line: 5, field: 'value', reason: expect.any(String) },
      ],
    });
    const [header, ...lines] = await linesOf(view);
    expect(header).toBe('file,line,outcome,field,reason');
    expect(lines.toSorted()).toEqual([
      'rows.csv,2,accepted,,',
      expect.stringMatching(/^rows\.csv,3,rejected,date,/),
      'rows.csv,4,accepted,,',
      expect.stringMatching(/^rows\.csv,5,rejected,value,/),
    ]);
    expect(await accountsNow()).toEqual(['ACME', 'GLOBEX']);
    expect(pick((await api.get('/v1/imports')).body, 'items', 0, 'importId')).toBe(pick(view, 'importId'));
  });

  test('that comes again changes nothing, and changed rows amend', async () => {
    expect(await importFile(api, ROWS)).toMatchObject({ counts: { accepted: 0, duplicate: 2, rejected: 2 } });
    const view = await importFile(api, ROWS.replace(',20,', ',21,'));
    expect(view).toMatchObject({ counts: { duplicate: 1, amended: 1 } });
    expect(await linesOf(view)).toContain('rows.csv,4,amended,,');
  });

  test('may have other column names, in GB18030, packed', async () => {
    // 客户,日期,金额,备注 and 砚辰 in GB18030.
    const header = Buffer.from('bfcdbba72cc8d5c6da2cbdf0b6ee2cb1b8d7a20a', 'hex');
    const rows = Buffer.concat([header, Buffer.from('d1e2b3bd', 'hex'), Buffer.from(',2026-01-05,7,x\n')]);
    const map = JSON.stringify({ 客户: 'account_id', 日期: 'date', 金额: 'value', 备注: '' });
    const packed = new Uint8Array(gzipSync(rows));
    expect(await importFile(api, packed, { map }, 'rows.csv.gz')).toMatchObject({
      status: 'done',
      counts: { rows: 1, accepted: 1 },
    });
    expect(await accountsNow()).toContain('砚辰');
  });

  test.each([
    ['with a column that nobody knows', `${HEADER},colour\n`, /colour/],
    ['that is empty', '', /empty/],
    ['that is a workbook', 'PK\u0003\u0004\u0000\u0000binary', /save it as CSV/],
  ])('%s is not imported, and says why', async (_, content, words) => {
    const view = await importFile(api, content, {}, '客户.csv');
    expect(view).toMatchObject({
      status: 'failed',
      problem: '客户.csv cannot be imported; nothing was changed.',
      rejects: [{ file: '客户.csv', line: 1, reason: expect.stringMatching(words) }],
    });
  });

  test('whose packing is damaged fails with a sentence that names it as the user does', async () => {
    const packed = gzipSync(ROWS.repeat(50));
    const view = await importFile(
      api,
      new Uint8Array(packed.subarray(0, packed.length - 40)),
      {},
      'cut.csv.gz',
    );
    expect(view).toMatchObject({
      status: 'failed',
      problem: expect.stringMatching(/^cut\.csv\.gz is damaged: /),
    });
  });

  test('whose measure or rate cannot be any more fails with a sentence', async () => {
    expect(await importFile(api, ROWS, { measure: 'volume' })).toMatchObject({
      status: 'failed',
      problem: expect.stringMatching(/adds up value/),
    });
    expect(await importFile(api, ROWS, { rate: 'CNY=7.1' })).toMatchObject({
      status: 'failed',
      problem: expect.stringMatching(/at a rate of 1, not 7.1/),
    });
  });
});

describe('a form', () => {
  test.each([
    [{ kind: 'invoices' }, 'kind'],
    [{ dryRun: 'perhaps' }, 'dryRun'],
    [{ map: '{"客户": 1}' }, 'map'],
    [{ rate: 'USD' }, 'rate'],
    [{ colour: 'red' }, 'form'],
  ])('with %j is refused with the name of the field, and leaves nothing', async (fields, field) => {
    const before = listAt((await api.get('/v1/imports')).body, 'items').length;
    const { status, body } = await api.post('/v1/imports', formOf(ROWS, fields));
    expect([status, pick(body, 'errors', 0, 'field')]).toEqual([422, field]);
    expect(listAt((await api.get('/v1/imports')).body, 'items')).toHaveLength(before);
  });

  test('without a file is refused, and so is what is no form', async () => {
    const form = new FormData();
    form.append('kind', 'shipments');
    expect((await api.post('/v1/imports', form)).body).toMatchObject({ errors: [{ field: 'file' }] });
    expect((await api.post('/v1/imports', { file: ROWS })).status).toBe(415);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await api.send('POST', '/v1/imports', { body: '--x\r\nnonsense', headers: broken })).status).toBe(
      400,
    );
    expect((await api.get('/v1/imports/none')).status).toBe(404);
    expect((await api.get('/v1/imports/none/lines')).status).toBe(404);
    expect((await api.get('/v1/imports/..%2f..%2fetc/lines')).status).toBe(404);
  });

  test('with several files is one import, whatever their names are', async () => {
    const form = formOf(`${HEADER}\nMANY,2026-01-05,1,CNY\n`, {}, '../../etc/passwd');
    form.append('file', new Blob([`${HEADER}\nMANY,2026-01-06,1,CNY\n`]), '');
    const { body } = await api.post('/v1/imports', form);
    const view = await endOfImport(api, textAt(body, 'importId'));
    expect(view).toMatchObject({ status: 'done', counts: { rows: 2, accepted: 2 } });
    expect(listAt(view, 'files').map((file) => textAt(file, 'name'))).toEqual(['passwd', 'file 2']);
  });

  test('that is sent again under its Idempotency-Key is the same import', async () => {
    const headers = { 'idempotency-key': 'upload-1' };
    const rows = `${HEADER}\nAGAIN,2026-01-05,1,CNY\n`;
    const send = (fields = {}, more = '') => api.post('/v1/imports', formOf(rows + more, fields), headers);
    const first = textAt((await send()).body, 'importId');
    expect(await endOfImport(api, first)).toMatchObject({ counts: { accepted: 1 } });
    expect((await send()).body).toMatchObject({ importId: first, status: 'done', counts: { accepted: 1 } });
    for (const other of [await send({ dryRun: 'true' }), await send({}, 'AGAIN,2026-01-06,1,CNY\n')]) {
      expect([other.status, pick(other.body, 'type')]).toEqual([422, 'urn:mooring:problem:key-reused']);
    }
  });

  test('that is sent several times at once under its Idempotency-Key is one import', async () => {
    const headers = { 'idempotency-key': 'upload-2' };
    const rows = `${HEADER}\n${'ONCE,2026-01-05,1,CNY\n'.repeat(3_000)}`;
    const sent = await Promise.all([1, 2, 3].map(() => api.post('/v1/imports', formOf(rows), headers)));
    const ids = new Set(sent.map(({ body }) => textAt(body, 'importId')));
    expect([...sent.map(({ status }) => status), ids.size]).toEqual([202, 202, 202, 1]);
    for (const id of ids) {
      expect(await endOfImport(api, id)).toMatchObject({ status: 'done', counts: { accepted: 3_000 } });
    }
  });
});

test('imports wait for each other, and all of them go through', async () => {
  const large = recentCsv(
    Array.from({ length: 60 }, (_, nth) => ({ accountId: `QUEUE-${String(nth)}` })),
    { until: 20 },
  );
  const sent = await Promise.all(
    [large, ROWS, ROWS].map((content) => api.post('/v1/imports', formOf(content, { source: 'queue' }))),
  );
  const views = await Promise.all(sent.map(({ body }) => endOfImport(api, textAt(body, 'importId'))));
  const accepted = views.map(
    (view) => numberAt(view, 'counts', 'accepted') + numberAt(view, 'counts', 'amended'),
  );
  expect(views.map((view) => pick(view, 'status'))).toEqual(['done', 'done', 'done']);
  // The small file counts once, whichever of the two came first.
  expect(accepted.toSorted((one, other) => other - one).slice(1)).toEqual([2, 0]);
});
