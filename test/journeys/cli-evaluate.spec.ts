import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { refusal } from '../support/refusal.js';
import { scratch } from '../support/scratch.js';
import { sharedFile } from '../support/shared-data.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const name = (nth: number) => `K${String(nth).padStart(2, '0')}`;
/** Thirty weekly customers; every third one stops, one after the other. */
const STORY = Array.from({ length: 30 }, (_, nth) => ({
  accountId: name(nth),
  weeks: nth % 3 === 0 ? 90 + 2 * nth : 200,
}));
const book = files.file('book.csv', weeklyCsv(STORY));
const BREAKS = `account_id,kind,tau_week,segment\n${STORY.map(({ accountId, weeks }) =>
  weeks < 200 ? `${accountId},stop,${String(weeks)},0` : `${accountId},none,-1,0`,
).join('\n')}\n`;
const breaks = files.file('breaks.csv', BREAKS);

test.concurrent('the table tells of Mooring and of all its peers on the same account-weeks', async () => {
  const { code, out } = await runCli('evaluate', book);
  expect(code).toBe(0);
  expect(out).toMatch(/^30 accounts by value; [\d,]+ account-weeks judged, in \d+ weeks from 20/);
  const titles = out.split('\n').map((line) => /^(\S.*?) {2,}[01]\.\d{3} {2}/.exec(line)?.[1]);
  expect(titles.filter((title) => title !== undefined)).toEqual([
    'Mooring',
    'CRM rule, 30 against 90 days',
    'Days since the last order',
    'Silence against own rhythm',
    'BG/NBD',
  ]);
  expect(out).toMatch(
    /Brier score 0\.\d{4}; 0\.\d{4} without what outcomes taught, 0\.\d{4} for always saying \d+\.\d %\./,
  );
  expect(out).not.toMatch(/NaN|undefined|Infinity/);
});

test.concurrent(
  'known changes are told by kind and by kind of week, and the report stands alone',
  async () => {
    const shocks = files.file('shocks.csv', 'week,label\n100,slump\n101,slump\n120,<b>holiday</b>\n');
    const report = files.at('report.html');
    const { code, out } = await runCli(
      'evaluate',
      book,
      '--against',
      'crm',
      '--breaks',
      breaks,
      '--shocks',
      shocks,
      '--report',
      report,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/Mooring, change score +0\.10 +0\.\d{3} +\d+\.\d +– +–\n/);
    expect(out).toMatch(/\nslump +\d\.\d{3}\n<b>holiday<\/b> +\d\.\d{3}\nother +\d\.\d{3}\n/);
    expect(out).not.toContain('BG/NBD');
    const page = readFileSync(report, 'utf8');
    expect(page.match(/<svg /g)).toHaveLength(6);
    expect(page).not.toContain('<b>holiday');
    // Names of the SVG vocabulary are the only addresses.
    expect(page.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/https?:|<script|<link|url\(['"]?http/);
  },
);

test.concurrent.each([
  [
    'a history that is too short',
    weeklyCsv([{ accountId: 'A', weeks: 60 }]),
    /too short to be evaluated: .*weeks: 59, accounts: 1\)/,
  ],
  ['too few accounts', weeklyCsv(STORY.slice(0, 10)), /no week with 20 accounts .*accounts: 10\)/],
  ['no rows', 'account_id,date,value\n', /too short to be evaluated/],
  ['an empty file', '', /cannot be read: line 1, file: The file is empty/],
  ['a column nobody knows', 'account_id,date,value,colour\n', /The column "colour" is not known/],
])('%s is refused, and no report is left', async (what, content, words) => {
  const report = files.at(`${what}.html`);
  const file = files.file(`${what}.csv`, content);
  expect(await runCli('evaluate', file, '--report', report)).toEqual(refusal(words));
  expect([report, `${report}.part`].some((path) => existsSync(path))).toBe(false);
});

test.concurrent.each([
  ['of no known kind', BREAKS.replace(',stop,', ',halt,'), /line 2, kind: The kind is none of stop, step/],
  ['without a week', BREAKS.replace(/,stop,\d+/, ',stop,-1'), /line 2, tau_week: .* \("-1"\)/],
  ['without kinds', 'account_id,tau_week\nK00,3\n', /kind/],
  ['of other accounts', 'account_id,kind,tau_week\nX,stop,100\n', /none of the accounts with known changes/],
])('known changes %s are refused', async (what, content, words) => {
  const file = files.file(`${what} breaks.csv`, content);
  expect(await runCli('evaluate', book, '--breaks', file)).toEqual(refusal(words));
});

test.concurrent('options that make no sense are refused', async () => {
  expect(await runCli('evaluate', book, '--shocks', breaks)).toEqual(refusal(/give them with --breaks/));
  expect(await runCli('evaluate', files.at('nowhere.csv'))).toEqual(refusal(/there is no such file/));
  expect(await runCli('evaluate', book, '--report', files.at('nowhere', 'report.html'))).toEqual(
    refusal(/cannot be written: there is no such file or folder/),
  );
  const { code, err } = await runCli('evaluate', book, '--against', 'oracle');
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/Allowed choices are crm, last-order, rhythm, bgnbd/),
  });
});

const development = sharedFile('data/iowa_dev.csv.gz');
const describeShared = development === undefined ? describe.skip : describe;

describeShared('the development set', () => {
  test('is measured as the detection reference measures it', async () => {
    const { out } = await runCli('evaluate', development ?? '', '--measure', 'volume');
    expect(out).toContain('16,569 account-weeks judged');
    expect(out).toMatch(/\nMooring +0\.834 +0\.447 +0\.316 +0\.137 +39 % +95 % of 63 +10 w +3\.5 %\n/);
    // BG/NBD finds its parameters another way here.
    for (const [title, auc, ap] of [
      ['CRM rule, 30 against 90 days', 0.71, 0.147],
      ['Days since the last order', 0.725, 0.219],
      ['Silence against own rhythm', 0.727, 0.355],
      ['BG/NBD', 0.757, 0.361],
    ] as const) {
      const row = out.split('\n').find((line) => line.startsWith(title)) ?? '';
      const [shownAuc, shownAp] = row.slice(title.length).trim().split(/ +/).map(Number);
      expect(Math.abs((shownAuc ?? 0) - auc)).toBeLessThanOrEqual(0.002);
      expect(Math.abs((shownAp ?? 0) - ap)).toBeLessThanOrEqual(0.002);
    }
  });
});
