import { beforeEach, describe, expect, test } from '@jest/globals';
import { accountSubject } from '#relationship';
import { csvFile, importRows, type Row } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf, journalOf } from '../contracts/snapshot.js';
import { createProjector } from '../project/projector.js';
import { importAccounts } from './import-accounts.js';
import type { Reject } from './stage-files.js';

const tide = { account_id: 'A', name: 'Tide Freight', owner: 'li.wei', team: 'north', tier: 'A' };

let set: ReturnType<typeof memorySet>;

async function importInto(rows: readonly Row[], dryRun = false) {
  const rejects: Reject[] = [];
  const counts = await importAccounts({ ...set, projector: createProjector(set) }, [csvFile(rows)], {
    source: 'crm',
    dryRun,
    onReject: (reject) => void rejects.push(reject),
    onOutcome: () => undefined,
    onProgress: () => undefined,
  });
  return { ...counts, rejects };
}

const nothing = { rows: 1, accepted: 0, duplicate: 0, amended: 0, rejected: 0, rejects: [] };
const row = (id = 'A') => set.readModels.get('accounts', id);

beforeEach(() => {
  set = memorySet(3);
});

describe('importing accounts', () => {
  test('a new account is registered with its owner', async () => {
    expect(await importInto([tide])).toStrictEqual({ ...nothing, accepted: 1 });
    expect(await row()).toMatchObject({
      accountId: 'A',
      name: 'Tide Freight',
      owner: 'li.wei',
      team: 'north',
      tier: 'A',
    });
  });

  test('a row that says what is known adds nothing to the log', async () => {
    await importInto([tide]);
    const log = await eventsOf(set.log);
    expect(await importInto([tide])).toStrictEqual({ ...nothing, duplicate: 1 });
    expect(await eventsOf(set.log)).toStrictEqual(log);
  });

  test('what has changed is stated anew, the rest is not', async () => {
    await importInto([tide]);
    expect(await importInto([{ ...tide, tier: 'B' }])).toStrictEqual({ ...nothing, amended: 1 });
    expect(await importInto([{ ...tide, tier: 'B', owner: 'chen.yu' }])).toStrictEqual({
      ...nothing,
      amended: 1,
    });
    expect(await row()).toMatchObject({ tier: 'B', owner: 'chen.yu', team: 'north' });
    const types = (await journalOf(set.readModels, accountSubject('A'))).map(({ event }) => event.type);
    expect(types.map((type) => type.replace('mooring.account.', ''))).toStrictEqual([
      'registered',
      'assigned',
      'registered',
      'assigned',
    ]);
  });

  test('an account that is renamed and renamed back has its first name again', async () => {
    for (const name of ['Tide Freight', 'Tide Logistics', 'Tide Freight'])
      await importInto([{ ...tide, name }]);
    expect(await row()).toMatchObject({ name: 'Tide Freight' });
    expect(await importInto([tide])).toStrictEqual({ ...nothing, duplicate: 1 });
  });

  test('the last of several lines about an account counts, also when it says what the first did', async () => {
    const renamed = { ...tide, name: 'Tide Logistics' };
    const counts = await importInto([tide, tide, renamed, tide]);
    expect(counts).toStrictEqual({ ...nothing, rows: 4, accepted: 1, duplicate: 1, amended: 2 });
    expect(await row()).toMatchObject({ name: 'Tide Freight' });
  });

  test('an account that has only shipped so far is named', async () => {
    await importRows(set, [{ account_id: 'A', date: '2026-01-05', value: 1, currency: 'CNY' }]);
    expect(await row()).toStrictEqual({ accountId: 'A', name: 'A' });
    expect(await importInto([tide])).toStrictEqual({ ...nothing, amended: 1 });
    expect(await row()).toMatchObject({ name: 'Tide Freight' });
  });

  test('bad rows are refused, the good ones go in', async () => {
    const { rejects, ...counts } = await importInto([
      { ...tide, tier: 'Z' },
      { ...tide, account_id: 'B' },
    ]);
    expect(counts).toStrictEqual({ rows: 2, accepted: 1, duplicate: 0, amended: 0, rejected: 1 });
    expect(rejects).toMatchObject([{ line: 2, errors: [{ field: 'tier' }] }]);
    expect(await row('A')).toBeUndefined();
    expect(await row('B')).toBeDefined();
  });

  test('a dry run says the same and changes nothing', async () => {
    const rows = [tide, { ...tide, account_id: 'B' }, tide];
    const dry = await importInto(rows, true);
    expect(await eventsOf(set.log)).toHaveLength(0);
    expect(await importInto(rows)).toStrictEqual(dry);
  });
});
