import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CliResult, runCli } from '../support/cli.js';
import { filesWith } from '../support/files-with.js';
import { refusal } from '../support/refusal.js';
import { sql } from '../support/sql.js';
import { scratch } from '../support/scratch.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const data = files.at('data');

const CONTACTS = [
  'account_id,contact_id,name,role,title,phone,email,note',
  'ACME,ann,Annegret Weberknecht,决策人,Head of Logistics,+49 555 010077,annegret@example.com,Plays the bassoon',
  'ACME,,王磊磊,manager,,138 0000 7777,,',
  'GLOBEX,bob,Bob Langstrumpf,staff,,,,',
].join('\n');
const CALLS = [
  'account_id,date,kind,contacts,direction,feeling,note,next_step,next_step_due,by',
  'ACME,2025-06-02,电话,annegret weberknecht;王磊磊,outbound,negative,Barge rates are xylophonic,Offer the rail shuttle,2025-06-10,li.na',
  'ACME,2025-06-03,visit,,,,Nobody was there zither,,,li.na',
  'GLOBEX,2025-06-02,complaint,bob,inbound,,,,,',
].join('\n');
/** Of these nothing may be readable in what Mooring keeps. */
const SECRETS = [
  'Weberknecht',
  'annegret@',
  '010077',
  'Logistics',
  'bassoon',
  '王磊磊',
  '138 0000 7777',
  'Langstrumpf',
  'xylophonic',
  'shuttle',
  'zither',
  'Unbekannt',
];

const before: { contacts?: CliResult; calls?: CliResult } = {};

const importing = (kind: string, name: string, content: string, ...more: readonly string[]) =>
  runCli('import', files.file(name, content), '--kind', kind, '--data', data, ...more);

beforeAll(async () => {
  const accounts = ['ACME', 'GLOBEX'].map((accountId) => ({ accountId, weeks: 120 }));
  await runCli('import', files.file('shipments.csv', weeklyCsv(accounts)), '--data', data);
  before.contacts = await importing('contacts', 'contacts.csv', CONTACTS);
  before.calls = await importing('interactions', 'calls.csv', CALLS);
});

describe('contacts and interactions from files', () => {
  test('go in, and going in again change nothing', async () => {
    const counts = /^rows 3, accepted 3, duplicate 0, amended 0, rejected 0\n/u;
    expect(before.contacts).toMatchObject({ code: 0, out: expect.stringMatching(counts), err: '' });
    expect(before.calls).toMatchObject({ code: 0, out: expect.stringMatching(counts), err: '' });
    const again = /^rows 3, accepted 0, duplicate 3, amended 0, rejected 0\n/u;
    expect((await importing('contacts', 'contacts.csv', CONTACTS)).out).toMatch(again);
    expect((await importing('interactions', 'calls.csv', CALLS)).out).toMatch(again);
  });

  test('of accounts or contacts that are not there are refused by line and reason, without repeating them', async () => {
    const calls = [
      'account_id,date,kind,contacts,note',
      'NOBODY,2025-06-02,call,,x',
      'ACME,2025-06-02,call,Karl Unbekannt,x',
      'ACME,2025-06-02,Unbekannt,,x',
      'ACME,2025-06-02,call,ann,x,Unbekannt',
    ].join('\n');
    const { code, out, err } = await importing('interactions', 'bad.csv', calls);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('rows 4, accepted 0') });
    const kept = readFileSync(join(data, 'rejects.csv'), 'utf8');
    for (const told of [err, kept]) {
      expect(told).toMatch(/line 2, account_id|^2,account_id/mu);
      expect(told).toMatch(/line 3, contacts|^3,contacts/mu);
      expect(told).toMatch(/line 4, kind|^4,kind/mu);
      expect(told).not.toContain('Unbekannt');
    }
  });

  test('leave nothing personal in any file of the data folder', async () => {
    expect(globSync('*.sqlite', { cwd: data }).toSorted()).toEqual(['mooring.sqlite', 'vault.sqlite']);
    for (const secret of SECRETS) expect([secret, filesWith(data, secret)]).toEqual([secret, []]);
    // What is looked for would be found.
    expect(filesWith(data, 'GLOBEX')).toContain('mooring.sqlite');
  });

  test('verify, and are there again after a replay', async () => {
    expect(await runCli('replay', '--data', data)).toMatchObject({ code: 0 });
    expect(await runCli('verify', '--data', data)).toMatchObject({
      code: 0,
      out: expect.stringContaining('no difference'),
    });
    expect((await importing('contacts', 'contacts.csv', CONTACTS)).out).toContain('duplicate 3');
  });

  test('a dry run says what would happen, and does not', async () => {
    const more = 'account_id,name\nACME,Neu Neumann\n';
    const dry = await importing('contacts', 'more.csv', more, '--dry-run');
    expect(dry.out).toMatch(/^Dry run, nothing was changed: rows 1, accepted 1/u);
    expect((await importing('contacts', 'more.csv', more, '--dry-run')).out).toContain('accepted 1');
  });
});

/** The keys of a vault, as hexadecimal digits. */
function keysOf(folder: string): readonly unknown[] {
  return sql(join(folder, 'vault.sqlite'), 'SELECT hex(key) AS key FROM keys WHERE key IS NOT NULL').map(
    ({ key }) => key,
  );
}

/** Names of the files in a folder that hold some bytes. */
function holding(folder: string, bytes: Buffer): readonly string[] {
  return globSync('*', { cwd: folder }).filter((name) => readFileSync(join(folder, name)).includes(bytes));
}

describe('erasing a contact', () => {
  const erase = (...of: readonly string[]) => runCli('erase', ...of, '--data', data);

  test('of nobody is refused', async () => {
    expect(await erase('ACME', 'nobody')).toEqual(refusal(/the account ACME has no contact nobody/));
    expect(await erase('NOBODY', 'ann')).toEqual(refusal(/has no contact ann/));
    expect((await erase('ACME')).err).toContain("missing required argument 'contact'");
  });

  test('is for good: the person does not come in again, and the record still holds', async () => {
    const copy = files.at('copy');
    cpSync(data, copy, { recursive: true });
    expect(await erase('ACME', 'ann')).toMatchObject({ code: 0, out: expect.stringMatching(/^Erased: /u) });
    expect(await erase('ACME', 'ann')).toMatchObject({ code: 0 });
    const contacts = await importing('contacts', 'contacts.csv', CONTACTS);
    expect(contacts).toMatchObject({
      code: 1,
      out: expect.stringContaining('duplicate 2, amended 0, rejected 1'),
    });
    expect(contacts.err).toContain('The contact was erased and cannot be added again.');
    const calls = await importing('interactions', 'calls.csv', CALLS);
    expect(calls).toMatchObject({
      code: 1,
      out: expect.stringContaining('duplicate 2, amended 0, rejected 1'),
    });
    expect(await runCli('verify', '--data', data)).toMatchObject({ code: 0 });
    // The key that opened what is sealed is in the copy that was made before, and in no file of the folder any more.
    const left = keysOf(data);
    const key = Buffer.from(String(keysOf(copy).find((hex) => !left.includes(hex))), 'hex');
    expect(key).toHaveLength(32);
    expect(holding(copy, key)).toEqual(['vault.sqlite']);
    expect(holding(data, key)).toEqual([]);
  });
});
