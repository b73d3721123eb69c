import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { refusal } from '../support/refusal.js';
import { scratch } from '../support/scratch.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const GOOD = 'account_id,date,volume\nACME,2026-01-05,4\n';
const packed = gzipSync(weeklyCsv([{ accountId: 'ACME', weeks: 150 }]));

test.concurrent.each([
  ['empty', '', /line 1, file: The file is empty/],
  ['only blank lines', '\n\n', /The file is empty/],
  [
    'a column nobody knows',
    'account_id,date,volume,colour\n',
    /line 1, colour: The column "colour" is not known/,
  ],
  ['a misspelt column', 'acount_id,date,volume\n', /did you mean "account_id"/],
  ['a doubled header', 'account_id,date,volume,volume\n', /columns 3 and 4 are both "volume"/],
  ['no header', 'ACME,2026-01-05,4\n', /needs a header line/],
  ['no amount', 'account_id,date\n', /At least one of the columns orders, volume, value/],
  ['a workbook', 'PK\u0003\u0004\u0000\u0000binary', /save it as CSV/],
  ['cut off gzip', packed.subarray(0, packed.length - 40), /is damaged: its compressed data is cut off/],
  [
    'gzip that is none',
    Buffer.concat([packed.subarray(0, 40), Buffer.alloc(400, 7)]),
    /is damaged: its compressed data/,
  ],
])('a file that is %s is refused', async (name, content, words) => {
  const result = await runCli('import', files.file(name, content), '--data', files.at(`data ${name}`));
  expect(result).toEqual(refusal(words));
});

test.concurrent(
  'a file that is not there, and a folder, are refused before a data folder is made',
  async () => {
    const data = files.at('never made');
    expect(await runCli('import', files.at('nowhere.csv'), '--data', data)).toEqual(
      refusal(/nowhere\.csv cannot be read: there is no such file/),
    );
    expect(await runCli('import', files.at(), '--data', data)).toEqual(
      refusal(/cannot be read: it is a folder/),
    );
    expect(existsSync(data)).toBe(false);
  },
);

test.concurrent('one bad file among several keeps all of them out', async () => {
  const data = files.at('several');
  const [good, bad] = [files.file('good.csv', GOOD), files.file('half.csv', 'account_id\nACME\n')];
  expect(await runCli('import', good, bad, '--data', data)).toEqual(
    refusal(/half\.csv cannot be imported; nothing was changed/),
  );
  const { out } = await runCli('import', good, '--data', data);
  expect(out).toContain('accepted 1, duplicate 0');
});

test.concurrent.each([
  ['missing', undefined, /cannot be read: there is no such file/],
  ['no JSON', '{', /is not a JSON object of texts/],
  ['a list', '["account_id"]', /is not a JSON object of texts/],
  ['of numbers', '{"客户": 1}', /is not a JSON object of texts/],
  ['to an unknown column', '{"客户": "customer"}', /map sends "客户" to "customer"/],
])('a column map that is %s is refused', async (name, content, words) => {
  const map = content === undefined ? files.at('no map') : files.file(`map ${name}`, content);
  const file = files.file(`for ${name}.csv`, GOOD.replace('account_id', '客户'));
  expect(await runCli('import', file, '--map', map, '--data', files.at(`map data ${name}`))).toEqual(
    refusal(words),
  );
});

test.concurrent('a column map with a byte order mark renames and ignores', async () => {
  const file = files.file('own.csv', '客户,日期,货量,备注\nACME,2026-01-05,4,urgent\n');
  const map = files.file('own.json', '\uFEFF{"客户":"account_id","日期":"date","货量":"volume","备注":""}');
  const { code, out } = await runCli('import', file, '--map', map, '--data', files.at('own'));
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('rows 1, accepted 1,') });
});

test.concurrent(
  'outputs that cannot be written are refused before the work, and what stood there stays',
  async () => {
    const file = files.file('past.csv', GOOD);
    const nowhere = files.at('nowhere', 'out.csv');
    expect(await runCli('backtest', file, '--scores', nowhere)).toEqual(
      refusal(/out\.csv cannot be written: there is no such file or folder/),
    );
    expect(await runCli('backtest', file, '--scores', files.at())).toEqual(refusal(/cannot be written/));
    expect(await runCli('import', file, '--rejects', nowhere, '--data', files.at('unmade'))).toEqual(
      refusal(/cannot be written/),
    );
    expect(existsSync(files.at('unmade'))).toBe(false);
    const kept = files.file('kept.csv', 'earlier scores\n');
    expect(await runCli('backtest', files.file('none.csv', ''), '--scores', kept)).toEqual(
      refusal(/The file is empty/),
    );
    expect(readFileSync(kept, 'utf8')).toBe('earlier scores\n');
    expect(existsSync(`${kept}.part`)).toBe(false);
  },
);
