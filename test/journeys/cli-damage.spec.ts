import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runCli, startCli } from '../support/cli.js';
import { changesSeen, killAfterChanges } from '../support/kill-at.js';
import { refusal } from '../support/refusal.js';
import { scratch } from '../support/scratch.js';
import { sql } from '../support/sql.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const accounts = Array.from({ length: 8 }, (_, at) => ({ accountId: `ACME-${String(at)}`, weeks: 100 }));
const many = Array.from({ length: 60 }, (_, at) => ({ accountId: `MANY-${String(at)}`, weeks: 120 }));

files.file('few.csv', weeklyCsv(accounts));
files.file('many.csv', weeklyCsv(many));

/** Imports a small file into a new folder and returns the folder's path. */
async function imported(name: string): Promise<string> {
  const data = files.folder(name);
  const { code } = await runCli('import', files.at('few.csv'), '--data', data);
  expect(code).toBe(0);
  return data;
}

test.concurrent.each([
  ['type', `'mooring.shipment.booked', 'mooring.shipment.teleported'`],
  ['version', `'shipment.booked/1', 'shipment.booked/9'`],
])('an event of an unknown %s parks its account, by name, and no other', async (kind, replacement) => {
  const data = await imported(`unknown ${kind}`);
  sql(
    `${data}/mooring.sqlite`,
    `INSERT INTO events (recorded, partition, body)
     SELECT recorded, partition, replace(json_set(body, '$.id', 'from-tomorrow'), ${replacement})
     FROM events WHERE body LIKE '%account/ACME-3%' LIMIT 1`,
  );
  expect(await runCli('replay', '--data', data)).toEqual(
    refusal(/1 subject waits behind an event/, expect.any(String)),
  );
  const parked = await runCli('parked', '--data', data);
  expect(parked).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^account\/ACME-3: event from-tomorrow /),
  });
  const more = files.file(
    'more.csv',
    'account_id,date,value,currency\nACME-1,2025-01-06,7,CNY\nACME-3,2025-01-06,7,CNY\n',
  );
  const { out } = await runCli('import', more, '--data', data);
  expect(out).toContain('rows 2, accepted 2,');
  expect((await runCli('explain', 'ACME-1', '--data', data)).code).toBe(0);
});

test.concurrent('a data file that was edited is found out by verification', async () => {
  const data = await imported('edited');
  sql(`${data}/mooring.sqlite`, `UPDATE documents SET body = replace(body, 'ACME-2', 'EMCA-2')`);
  expect(await runCli('verify', '--data', data)).toEqual(refusal(/differences? in /, expect.any(String)));
});

test.concurrent.each([
  ['from the start', 4_096 * 3],
  ['towards the end', 4_096 * 60],
])('a data file that is damaged %s is refused in a sentence', async (where, from) => {
  const data = await imported(`damaged ${where}`);
  const file = `${data}/mooring.sqlite`;
  writeFileSync(file, readFileSync(file).fill(0x5a, from));
  for (const command of [['replay'], ['verify'], ['import', files.at('few.csv')]]) {
    const result = await runCli(...command, '--data', data);
    expect(result).toEqual(refusal(/damaged: restore the data folder from a backup/, expect.any(String)));
  }
});

test.concurrent(
  'a second writer is refused while an import runs, a reader is not, and the import goes through',
  async () => {
    const data = files.folder('shared');
    const first = startCli(['import', files.at('many.csv'), '--data', data]);
    expect(await changesSeen(first, data, 2_000)).toBe(true);
    // It stands still, so that the others surely meet it.
    first.child.kill('SIGSTOP');
    const [second, verify, alerts] = await Promise.all([
      runCli('import', files.at('few.csv'), '--data', data),
      runCli('verify', '--data', data),
      runCli('alerts', '--data', data),
    ]);
    first.child.kill('SIGCONT');
    expect(second).toEqual(
      refusal(/in use by another Mooring process: stop that one first\n$/, expect.any(String)),
    );
    expect(verify).toEqual(refusal(/in use by another Mooring process/, expect.any(String)));
    expect(alerts).toMatchObject({ code: 0, err: '' });
    expect(await first.ended).toMatchObject({ code: 0, out: expect.stringContaining('accepted 7,200') });
  },
);

test.concurrent('a back-test that is killed leaves no half-written scores', async () => {
  const out = files.folder('out');
  const run = startCli(['backtest', files.at('many.csv'), '--scores', `${out}/scores.csv`]);
  expect(await killAfterChanges(run, out, 1)).toBe(true);
  expect(existsSync(`${out}/scores.csv`)).toBe(false);
  const again = await runCli('backtest', files.at('many.csv'), '--scores', `${out}/scores.csv`);
  expect(again.code).toBe(0);
  expect(readdirSync(out)).toEqual(['scores.csv']);
});
