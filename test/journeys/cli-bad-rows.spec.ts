import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { scratch } from '../support/scratch.js';

const files = scratch();
const FUTURE = '2099-01-04';

/** A row of account_id,date,volume,service and what is said of it: field and reason. */
const BAD: readonly (readonly [row: string, field: string, reason: RegExp])[] = [
  [',2026-01-05,4,air', 'account_id', /empty/],
  ['ACME,soon,4,air', 'date', /cannot be read/],
  ['ACME,03/04/2026,4,air', 'date', /ambiguous/],
  ['ACME,2026-02-30,4,air', 'date', /no such day/],
  [`ACME,${FUTURE},4,air`, 'date', /in the future/],
  ['ACME,2026-01-05,-4,air', 'volume', /negative|must|number/],
  ['ACME,2026-01-05,NaN,air', 'volume', /number/],
  ['ACME,2026-01-05,Infinity,air', 'volume', /number/],
  ['ACME,2026-01-05,4,air,extra', 'row', /5 cells, the header has 4/],
  ['ACME,2026-01-05', 'row', /2 cells, the header has 4/],
  ['ACME,2026-01-05,"4,air', 'row', /quote/],
];

test.concurrent('bad rows are named with line, field and reason, and the good rows go in', async () => {
  const lines = [
    'account_id,date,volume,service',
    'GOOD,2026-01-05,4,air',
    ...BAD.map(([row]) => row),
    'GOOD,2026-01-12,4,air',
  ];
  const { code, out, err } = await runCli(
    'import',
    files.file('bad.csv', lines.join('\n')),
    '--data',
    files.at('bad'),
  );
  expect(code).toBe(1);
  expect(out).toContain(
    `rows ${String(BAD.length + 2)}, accepted 2, duplicate 0, amended 0, rejected ${String(BAD.length)}`,
  );
  expect(err).toContain('bad.csv line 3, account_id: The account_id is empty.');
  const [header, ...rejects] = readFileSync(files.at('bad', 'rejects.csv'), 'utf8').trimEnd().split('\n');
  expect(header).toBe('line,field,reason,row');
  expect(rejects).toHaveLength(BAD.length);
  for (const [at, [, field, reason]] of BAD.entries()) {
    const line = rejects.find((reject) => reject.startsWith(`${String(at + 3)},${field},`));
    expect(line).toMatch(reason);
  }
});

test.concurrent('a quoted cell may hold line breaks, and lines are counted through them', async () => {
  const text = 'account_id,date,volume,service\n"GOOD",2026-01-05,4,"air\nfreight"\nACME,soon,1,air\n';
  const { out, err } = await runCli('import', files.file('breaks.csv', text), '--data', files.at('breaks'));
  expect(out).toContain('rows 2, ');
  expect(err).toContain('line 4, date: ');
});

test.concurrent.each([
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFFaccount_id,date,volume\n砚辰,2026-01-05,4\n')],
  [
    'GB18030',
    Buffer.concat([
      Buffer.from('account_id,date,volume\n'),
      Buffer.from('d1e2b3bd', 'hex'),
      Buffer.from(',2026-01-05,4\n'),
    ]),
  ],
])('Chinese names come through %s', async (encoding, bytes) => {
  const data = files.at(encoding);
  const { code, out } = await runCli('import', files.file(`${encoding}.csv`, bytes), '--data', data);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('rows 1, accepted 1,') });
  const unknown = await runCli('explain', '砚', '--data', data);
  expect(unknown.err).toMatch(/near it: \p{Script=Han}{2}/u);
});

test.concurrent(
  'thirty thousand bad rows are counted, the first few told, and all of them written',
  async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `A${String(at)},not a date,1`);
    const text = ['account_id,date,volume', 'GOOD,2026-01-05,1', ...rows].join('\n');
    const { code, out, err } = await runCli(
      'import',
      files.file('many.csv', text),
      '--data',
      files.at('many'),
    );
    expect(code).toBe(1);
    expect(out).toContain('rows 30,001, accepted 1, duplicate 0, amended 0, rejected 30,000');
    expect(err.trimEnd().split('\n').length).toBeLessThan(10);
    expect(readFileSync(files.at('many', 'rejects.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(30_001);
  },
);

test.concurrent(
  'a dry run says the same, makes no folder and writes rejects only where it is told to',
  async () => {
    const file = files.file('dry.csv', 'account_id,date,volume\nGOOD,2026-01-05,1\nACME,soon,1\n');
    const rejects = files.at('dry-rejects.csv');
    const { code, out } = await runCli(
      'import',
      file,
      '--dry-run',
      '--data',
      files.at('dry'),
      '--rejects',
      rejects,
    );
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringMatching(/^Dry run.*rows 2, accepted 1.*rejected 1\n$/),
    });
    expect(readFileSync(rejects, 'utf8')).toContain('3,date,');
    const alerts = await runCli('alerts', '--data', files.at('dry'));
    expect(alerts.err).toContain('there is no data folder');
  },
);

test.concurrent('a back-test tells the first bad rows and judges the others', async () => {
  const file = files.file('past.csv', 'account_id,date,volume\nGOOD,2026-01-05,1\nACME,soon,1\n');
  const scores = files.at('scores.csv');
  const { code, out, err } = await runCli('backtest', file, '--scores', scores);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('rows 2, rejected 1,') });
  expect(err).toContain('line 3, date: ');
  expect(readFileSync(scores, 'utf8')).toMatch(/^account_id,week_start,risk,change,alert\n/);
});
