import { beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../support/cli.js';
import { refusal } from '../support/refusal.js';
import { scratch } from '../support/scratch.js';
import { sql } from '../support/sql.js';
import { weeklyCsv } from '../support/weekly-rows.js';

const files = scratch();
const shipments = weeklyCsv(['ACME', 'GLOBEX'].map((accountId) => ({ accountId, weeks: 60 })));
const REASON = ['--reason', 'the feed was mended'];

/** A folder in which `ACME` waits behind an event that says it is of tomorrow's version, with `behind` rows. */
async function parkedFolder(name: string, behind = 2): Promise<string> {
  const data = files.at(name);
  await runCli('import', files.file(`${name}.csv`, shipments), '--data', data);
  sql(
    `${data}/mooring.sqlite`,
    `INSERT INTO events (recorded, partition, body)
     SELECT recorded, partition, replace(json_set(body, '$.id', 'from-tomorrow'), 'shipment.booked/1', 'shipment.booked/9')
     FROM events WHERE body LIKE '%account/ACME%' LIMIT 1`,
  );
  const later = Array.from({ length: behind }, (_, nth) => `ACME,2024-03-0${String(nth + 1)},5,CNY`);
  const more = ['account_id,date,value,currency', 'GLOBEX,2024-03-01,5,CNY', ...later, ''].join('\n');
  const imported = await runCli('import', files.file(`${name}-more.csv`, more), '--data', data);
  if (!imported.err.includes('1 subject waits')) throw new Error(imported.err);
  return data;
}

describe('an account that waits behind an event', () => {
  let data: string;
  const parked = (...args: readonly string[]) => runCli('parked', ...args, '--data', data);

  beforeAll(async () => {
    data = await parkedFolder('waiting');
  });

  test('is listed with the event, since when, and why', async () => {
    const line =
      /^account\/ACME: event from-tomorrow of \S+ could not be folded \(this version reads shipment\.booked\/1, .*\); 2 waiting behind it\n$/u;
    expect(await parked()).toEqual({ code: 0, out: expect.stringMatching(line), err: '' });
  });

  test('is not taken up without a reason, nor when it is not parked', async () => {
    expect((await parked('skip', 'ACME')).err).toContain("required option '--reason <text>' not specified");
    expect(await parked('skip', 'GLOBEX', ...REASON)).toEqual(refusal(/the account GLOBEX is not parked/));
    expect(await parked('retry', 'nobody', ...REASON)).toEqual(refusal(/the account nobody is not parked/));
    expect((await parked('forget', 'ACME')).code).toBe(1);
  });

  test('stays where it is when the event is tried again in vain', async () => {
    expect(await parked('retry', 'ACME', ...REASON)).toEqual(
      refusal(/ACME is parked at event from-tomorrow \(this version reads .*\); 2 waiting behind it/),
    );
    expect((await parked()).out).toContain('; 2 waiting behind it');
  });

  test('goes on without the event, with those that waited, and stays mended in a replay', async () => {
    expect(await parked('skip', 'ACME', ...REASON)).toEqual({
      code: 0,
      out: 'ACME goes on; 2 events that waited have been folded.\n',
      err: '',
    });
    expect((await parked()).out).toBe('Nothing is parked.\n');
    expect(await runCli('verify', '--data', data)).toMatchObject({ code: 0 });
    expect(await runCli('replay', '--data', data)).toMatchObject({ code: 0, err: '' });
    expect((await parked()).out).toBe('Nothing is parked.\n');
    expect(await parked('skip', 'ACME', ...REASON)).toEqual(refusal(/is not parked/));
    const more = 'account_id,date,value,currency\nACME,2024-03-20,5,CNY\n';
    const later = await runCli('import', files.file('later.csv', more), '--data', data);
    expect(later).toMatchObject({ code: 0, out: expect.stringContaining('accepted 1'), err: '' });
  });

  test('and who took it up, when and why, stays in the log', () => {
    const [event, ...others] = sql(
      `${data}/mooring.sqlite`,
      "SELECT body FROM events WHERE body LIKE '%mooring.parked.skipped%'",
    );
    expect(others).toEqual([]);
    expect(JSON.parse(String(event?.['body']))).toMatchObject({
      subject: 'account/ACME',
      actor: 'local',
      data: { eventId: 'from-tomorrow', reason: 'the feed was mended' },
    });
  });
});

test('an event that can be folded once the program was mended is folded in its turn', async () => {
  const data = await parkedFolder('mended', 1);
  // The program cannot be mended here, so the event is.
  sql(
    `${data}/mooring.sqlite`,
    "UPDATE events SET body = replace(body, 'shipment.booked/9', 'shipment.booked/1')",
  );
  expect(await runCli('parked', 'retry', 'ACME', ...REASON, '--data', data)).toMatchObject({
    code: 0,
    out: 'ACME goes on; 1 event that waited has been folded.\n',
  });
  expect((await runCli('parked', '--data', data)).out).toBe('Nothing is parked.\n');
});
