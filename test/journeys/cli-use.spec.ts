import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CliResult, runCli, startCli } from '../support/cli.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const data = files.at('data');
// One of them stops, and is noticed.
const STORY = [
  { accountId: 'ACME', weeks: 130 },
  { accountId: 'GLOBEX', weeks: 130 },
  { accountId: 'QUITTER', weeks: 118 },
];
const ACCOUNTS =
  'account_id,name,name_en,owner\nACME,砚辰贸易,Yanchen Trading,li.na\nQUITTER,浙江停单公司,,wang.lei\n';

const before: { imported?: CliResult; list?: CliResult; accounts?: CliResult } = {};

beforeAll(async () => {
  const shipments = files.file('shipments.csv', weeklyCsv(STORY));
  const accounts = files.file('accounts.csv', ACCOUNTS);
  before.imported = await runCli('import', shipments, '--data', data);
  before.list = await runCli('alerts', '--data', data);
  before.accounts = await runCli('--data', data, 'import', accounts, '--kind', 'accounts');
});

test('shipments of accounts that nobody has named yet go in, and the end says what is open', () => {
  expect(before.imported).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^rows 378, accepted 378, .*\n1 alert is open .* See them: .*alerts\n$/),
  });
  expect(before.list?.out).toMatch(/1\. QUITTER\n/);
  expect(before.accounts).toMatchObject({ code: 0, out: expect.stringMatching(/^rows 2, .*rejected 0\n/) });
});

test('alerts are listed with who, how much and why, in both languages', async () => {
  const english = await runCli('alerts', '--data', data);
  expect(english.out).toMatch(/^1 alert is open \(\d loosening, \d paused\)\./);
  expect(english.out).toMatch(
    /1\. 浙江停单公司 \(QUITTER\) · wang\.lei\n {5}(Loosening|Paused) · .*CNY .* at risk/,
  );
  const chinese = await runCli('alerts', '--lang', 'zh', '--data', data);
  expect(chinese.out).toMatch(/^当前有1条预警/);
  expect(chinese.out).toMatch(/\d{4}-\d\d-\d\d当周：/);
  const byEnvironment = await startCli(['alerts', '--data', data], { LANG: 'zh_CN.UTF-8' }).ended;
  expect(byEnvironment.out).toBe(chinese.out);
});

test('alerts as JSON are one object a line', async () => {
  const { out } = await runCli('alerts', '--json', '--data', data);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([expect.objectContaining({ accountId: 'QUITTER', status: 'open', owner: 'wang.lei' })]);
});

test('an account is explained by id, by name in either script, and without regard to case', async () => {
  const byId = await runCli('explain', 'QUITTER', '--data', data);
  expect(byId.out).toMatch(
    /^浙江停单公司 \(QUITTER\)\n(Loosening|Paused) · [^]*\n\nAs stated for the week of [^]*/,
  );
  expect(await runCli('explain', '浙江停单公司', '--data', data)).toEqual(byId);
  const calm = await runCli('explain', 'yanchen trading', '--data', data);
  expect(calm.out).toMatch(
    /^砚辰贸易 \(ACME\)\nNo alert is open; both scores are below their thresholds: risk −[\d.]+ \(alert from −1\.30 on\), change −[\d.]+ \(from 0\.60 on\)\.\n/,
  );
});

test('silence counts reasons, lists the accounts of one, and tells all of an account', async () => {
  const counts = await runCli('silence', '--data', data);
  expect(counts.out).toMatch(/^The week of [-\d]+\n +accounts\nBelow the thresholds +2\nAlert is open +1\n$/);
  const listed = await runCli('silence', '--reason', 'below-threshold', '--lang', 'zh', '--data', data);
  expect(listed.out).toMatch(/砚辰贸易 \(ACME\): 两项评分均低于阈值/u);
  const one = await runCli('silence', 'yanchen trading', '--data', data);
  expect(one.out).toMatch(
    /^砚辰贸易 \(ACME\)\nThe week of [-\d]+\n- Both scores [^\n]*\n.* would raise an alert\.\n$/,
  );
  const none = await runCli('silence', '--reason', 'holiday', '--data', data);
  expect(none.out).toBe('No account is quiet for this reason.\n');
});

test('silence tells an earlier week as it was known then', async () => {
  const early = await runCli('silence', 'QUITTER', '--week', '2023-03-06', '--data', data);
  expect(early.out).toMatch(/- Not enough history: \d+ weeks since its first order, 26 are needed/);
  const counts = await runCli('silence', '--week', '2023-03-06', '--data', data);
  expect(counts.out).toMatch(/\nNot enough history +3\n$/);
  const future = await runCli('silence', '--week', '2099-01-05', '--data', data);
  expect(future).toMatchObject({ code: 1, err: 'mooring: the week of 2099-01-05 is not closed\n' });
});

test('explain shows the chance that the list shows', async () => {
  const risk = /CNY .* at risk over the next 26 weeks/.exec(before.list?.out ?? '')?.[0];
  expect((await runCli('explain', 'QUITTER', '--data', data)).out).toContain(risk);
});

test('an unknown account is answered with the names that come near', async () => {
  const { code, err } = await runCli('explain', 'GLOBEKS', '--data', data);
  expect({ code, err }).toEqual({ code: 1, err: 'mooring: there is no account GLOBEKS; near it: GLOBEX\n' });
  const far = await runCli('explain', 'zzz', '--data', data);
  expect(far.err).toBe('mooring: there is no account zzz\n');
});

test.each([[['alerts']], [['explain', 'ACME']], [['replay']], [['verify']], [['parked']]])(
  'without a data folder %j says how to import',
  async (command) => {
    const { code, err } = await runCli(...command, '--data', files.at('nowhere'));
    expect(code).toBe(1);
    expect(err).toMatch(
      /^mooring: there is no data folder .*nowhere; import a file to make it: .*import FILE\n$/,
    );
  },
);

test('replay and verify end with what they did', async () => {
  const replay = await runCli('--data', data, 'replay');
  expect(replay).toMatchObject({ code: 0, out: expect.stringMatching(/^Replayed [\d,]+ events/) });
  const verify = await runCli('verify', '--data', data);
  expect(verify).toMatchObject({ code: 0, out: expect.stringMatching(/no difference\.\n$/) });
  const parked = await runCli('parked', '--data', data);
  expect(parked).toMatchObject({ code: 0, out: 'Nothing is parked.\n' });
});

test('what the first import has fixed cannot be chosen again', async () => {
  const file = files.file('more.csv', 'account_id,date,value\nACME,2025-12-01,5\n');
  const measure = await runCli('import', file, '--measure', 'volume', '--data', data);
  expect(measure).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('adds up value since its first import'),
  });
  const rate = await runCli('import', file, '--rate', 'CNY=7.1', '--data', data);
  expect(rate).toMatchObject({ code: 1, out: '', err: expect.stringContaining('at a rate of 1, not 7.1') });
  const same = await runCli('import', file, '--measure', 'value', '--data', data);
  expect(same.code).toBe(0);
});

test('a currency that had no rate gets one with the import that brings it', async () => {
  const file = files.file('euros.csv', 'account_id,date,value,currency\nACME,2025-12-02,5,EUR\n');
  const without = await runCli('import', file, '--data', data);
  expect(without).toMatchObject({ code: 1, err: expect.stringContaining('--rate EUR=') });
  const given = await runCli('import', file, '--rate', 'EUR=7.8', '--data', data);
  expect(given).toMatchObject({ code: 0, out: expect.stringMatching(/^rows 1, accepted 1,/) });
  const other = await runCli('import', file, '--rate', 'EUR=8', '--data', data);
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining('at a rate of 7.8, not 8') });
  const again = await runCli('import', file, '--data', data);
  expect(again.out).toMatch(/^rows 1, accepted 0, duplicate 1,/);
  expect((await runCli('verify', '--data', data)).code).toBe(0);
});

describe('the command line itself', () => {
  test('help has examples, and the global option in every command', async () => {
    const [all, one] = await Promise.all([runCli('--help'), runCli('import', '--help')]);
    expect(all).toMatchObject({ code: 0, out: expect.stringContaining('Examples:') });
    expect(one.out).toContain('--data <dir>');
  });

  test.each([
    [['alerts', '--jsn'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['verifi'], /unknown command 'verifi'/],
    [['import'], /missing required argument 'file'/],
    [['backtest', 'x.csv'], /required option '--scores <file>' not specified/],
    [['alerts', '--limit', '0'], /Give a whole number from 1/],
    [['alerts', '--lang', 'fr'], /Allowed choices are zh, en/],
    [['import', 'x.csv', '--rate', 'USD'], /CURRENCY=UNITS/],
  ])('%j is answered with what is wrong and the usage', async (args, words) => {
    const { code, out, err } = await runCli(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(words);
    expect(err).toContain('Usage: mooring');
  });

  test('the demo prints the most valuable alerts, and without --once serves them until it is stopped', async () => {
    const demo = files.at('demo');
    const once = await runCli('demo', '--once', '--seed', '3', '--data', demo);
    expect(once).toMatchObject({ code: 0, out: expect.stringMatching(/ 10\. .*\n.*at risk/) });
    const { child, ended } = startCli(['demo', '--seed', '3', '--port', '0', '--data', demo]);
    let said = '';
    child.stdout?.on('data', (chunk: unknown) => {
      said += String(chunk);
    });
    const url = await until('it serves', () => /http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    child.kill('SIGINT');
    const more = await ended;
    expect(more).toMatchObject({ code: 0, err: '' });
    expect(more.out.startsWith(once.out)).toBe(true);
    expect(more.out).toMatch(
      /See it in your browser .*\nOr look at it from another shell: .*alerts --limit 50\n$/,
    );
  });
});
