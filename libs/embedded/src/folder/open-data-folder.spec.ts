import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COLLECTIONS, type EventLog } from '#pipeline';
import type { MooringEvent } from '#relationship';
import { ManualClock } from '#pipeline/memory';
import { type DataFolder, DataFolderError, type DataFolderOptions, openDataFolder } from '../index.js';
import { temporaryPath } from '../testing/temporary-folder.js';

const FILE = 'mooring.sqlite';
const clock = new ManualClock('2026-03-02T10:00:00.000Z');

let dir: string;
let remove: () => void;
let folders: DataFolder[];

beforeEach(() => {
  ({ dir, remove } = temporaryPath());
  folders = [];
});
afterEach(() => {
  for (const folder of folders) folder.close();
  remove();
});

const open = (options: Partial<DataFolderOptions> = {}, at = dir) => {
  const folder = openDataFolder(at, { clock, ...options });
  folders.push(folder);
  return folder;
};
const close = () => folders.pop()?.close();
const refusal = (options: Partial<DataFolderOptions> = {}, at = dir) => {
  try {
    open(options, at);
  } catch (error) {
    expect(error).toBeInstanceOf(DataFolderError);
    return error instanceof Error ? error.message : '';
  }
  return 'none: it opened';
};

test('a folder is made with what is above it, for its owner alone', async () => {
  const nested = join(dir, 'data', 'of', 'mooring');
  open({}, nested);
  expect(statSync(nested).mode & 0o777).toBe(0o700);
  expect(readdirSync(nested)).toContain(FILE);
});

test('what was written is there when it is opened again', async () => {
  await open().log.append(events(3));
  close();
  expect(await idsIn(open().log)).toEqual(['event-1', 'event-2', 'event-3']);
});

test('positions and record times go on where they were', async () => {
  clock.set('2026-03-02T12:00:00.000Z');
  const [before = ''] = await open().log.append(events(1));
  close();
  clock.set('2026-03-02T11:00:00.000Z');
  const { log } = open();
  const [after = ''] = await log.append(events(1));
  expect(after > before).toBe(true);
  const [all] = await Array.fromAsync(log.read(0, undefined));
  expect(all?.map(({ recordedtime }) => recordedtime)).toEqual(Array(2).fill('2026-03-02T12:00:00.000Z'));
});

test.each(['process', 'full'] as const)(
  'what was acknowledged is in the files at any moment (%s)',
  async (durability) => {
    const killed = join(dir, 'killed');
    await open({ durability }).log.append(events(1000));
    openDataFolder(killed, { clock }).close();
    // What a killed process leaves: the files as they are, not closed.
    for (const file of [FILE, `${FILE}-wal`]) copyFileSync(join(dir, file), join(killed, file));
    expect(await idsIn(open({}, killed).log)).toHaveLength(1000);
  },
);

test('batches are as large as asked for', async () => {
  const { log } = open({ readBatch: 4 });
  await log.append(events(10));
  const batches = await Array.fromAsync(log.read(0, undefined));
  expect(batches.map(({ length }) => length)).toEqual([4, 4, 2]);
});

test('a folder keeps its number of partitions', () => {
  expect(open().log.partitions).toBe(1);
  close();
  expect(open({ partitions: 3 }).log.partitions).toBe(1);
});

test('an append that fails appends nothing and the next one goes through', async () => {
  const { log } = open();
  const [first, second] = events(2);
  if (first === undefined || second === undefined) throw new Error('two events were asked for');
  const broken = { ...second, subject: 'account/b' };
  Reflect.set(broken, 'toJSON', () => {
    throw new Error('no text of it');
  });
  await expect(log.append([first, broken])).rejects.toThrow('no text of it');
  expect(await idsIn(log)).toEqual([]);
  await log.append([first, second]);
  expect(await idsIn(log)).toEqual(['event-1', 'event-2']);
});

test('a second writer is refused, a reader is not, and the reader cannot write', async () => {
  const writer = open();
  await writer.log.append(events(1));
  expect(refusal()).toBe(`${dir} is in use by another Mooring process: stop that one first`);
  const reader = open({ readOnly: true });
  expect(await idsIn(reader.log)).toEqual(['event-1']);
  await writer.log.append(events(1));
  expect(await idsIn(reader.log)).toEqual(['event-1', 'event-1']);
  await expect(reader.log.append(events(1))).rejects.toThrow('opened for reading only');
  await expect(reader.store.clear(new Map())).rejects.toThrow(DataFolderError);
});

test('a writer that is killed leaves the folder free, and its import stages are removed', async () => {
  open().importStage();
  close();
  const holder = spawn(process.execPath, [
    '--eval',
    `const { DatabaseSync } = require('node:sqlite');
     globalThis.lock = new DatabaseSync(${JSON.stringify(join(dir, 'writer.lock'))});
     lock.exec('BEGIN EXCLUSIVE');
     console.log('held');
     setInterval(() => undefined, 1000);`,
  ]);
  try {
    await once(holder.stdout, 'data');
    expect(refusal()).toMatch('in use by another Mooring process');
  } finally {
    holder.kill('SIGKILL');
  }
  await once(holder, 'exit');
  open();
  expect(readdirSync(dir).filter((name) => name.startsWith('import-'))).toEqual([]);
});

test('a folder that cannot be written to is refused', () => {
  const file = join(dir, 'file');
  writeFileSync(file, '');
  expect(refusal({}, file)).toMatch('cannot be written to: choose another folder');
});

test('reading needs a folder that is there', () => {
  expect(refusal({ readOnly: true }, join(dir, 'nowhere'))).toMatch(/^there is no .*nowhere/);
  expect(readdirSync(dir)).toEqual([]);
});

test('a file that is no database is refused and left as it is', () => {
  const text = 'account_id,date\n'.repeat(100);
  writeFileSync(join(dir, FILE), text);
  expect(refusal()).toMatch('is no Mooring database: choose another data folder');
  expect(readFileSync(join(dir, FILE), 'utf8')).toBe(text);
});

test('a database of another program is refused and left as it is', () => {
  const other = new DatabaseSync(join(dir, FILE));
  other.exec('CREATE TABLE songs (name TEXT)');
  other.close();
  const before = readFileSync(join(dir, FILE));
  expect(refusal()).toMatch('is a database of another program');
  expect(readFileSync(join(dir, FILE)).equals(before)).toBe(true);
});

test('a file that was killed while it was made is made again', async () => {
  const half = new DatabaseSync(join(dir, FILE));
  half.exec('PRAGMA journal_mode = WAL');
  half.close();
  await open().log.append(events(1));
  close();
  expect(await idsIn(open().log)).toEqual(['event-1']);
});

test('a file of a newer version is refused', () => {
  open();
  close();
  const file = new DatabaseSync(join(dir, FILE));
  file.exec('PRAGMA user_version = 99');
  file.close();
  expect(refusal()).toMatch('was written by a newer Mooring (version 99 of the data, this program knows 9)');
});

test('a file that was cut off is refused', async () => {
  await open().log.append(events(1000));
  close();
  truncateSync(join(dir, FILE), 20_480);
  expect(refusal()).toMatch('is cut off: restore the data folder from a backup');
});

test('a file whose first pages are damaged is refused', async () => {
  await open().log.append(events(1000));
  close();
  const bytes = readFileSync(join(dir, FILE));
  writeFileSync(join(dir, FILE), bytes.fill(0x5a, 100, 4096));
  expect(refusal()).toMatch('is damaged: restore the data folder from a backup');
});

function events(count: number): readonly MooringEvent[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `event-${String(at + 1)}`,
    source: 'tms',
    type: 'mooring.shipment.cancelled',
    subject: 'account/a',
    time: '2026-03-02T09:00:00Z',
    dataschema: 'shipment.cancelled/1',
    data: { shipmentId: `S-${String(at + 1)}`, version: 1 },
  }));
}

async function idsIn(log: EventLog): Promise<readonly string[]> {
  const batches = await Array.fromAsync(log.read(0, undefined));
  return batches.flat().map(({ id }) => id);
}

describe('a file of an older version', () => {
  /** Collections that the first version did not have. */
  const LATER = ['contacts', 'interactions', 'commands', 'effects', 'notices', 'winbacks'] as const;
  const makeOld = async () => {
    await open().log.append(events(3));
    close();
    const file = new DatabaseSync(join(dir, FILE));
    for (const collection of LATER) file.exec(`DROP TABLE rows_${collection}`);
    for (const field of ['surfacing', 'worth']) {
      file.exec(`DROP INDEX rows_alerts_${field}`);
      file.exec(`ALTER TABLE rows_alerts DROP COLUMN ${field}`);
    }
    file.exec('ALTER TABLE partitions DROP COLUMN unsettled');
    file.exec('DROP INDEX "rows_tasks_escalatedTo"');
    file.exec('ALTER TABLE rows_tasks DROP COLUMN escalatedTo');
    file.exec('DROP INDEX "rows_accounts_redOn"');
    file.exec('ALTER TABLE rows_accounts DROP COLUMN redOn');
    file.exec('DROP INDEX rows_relationships_quietBy');
    file.exec('ALTER TABLE rows_relationships DROP COLUMN quietBy');
    file.exec('PRAGMA user_version = 1');
    file.close();
  };

  test('is brought up to date by the next writer, with all that is in it', async () => {
    await makeOld();
    const { log, readModels } = open();
    expect(await idsIn(log)).toEqual(['event-1', 'event-2', 'event-3']);
    const find = { where: {}, descending: false, limit: 1 };
    const found = await readModels.find({
      ...find,
      collection: 'tasks',
      where: { escalatedTo: 'li' },
      orderBy: 'due',
    });
    expect(found.rows).toEqual([]);
    expect((await readModels.find({ ...find, collection: 'accounts', orderBy: 'redOn' })).rows).toEqual([]);
    for (const collection of LATER) {
      expect(
        await readModels.find({ ...find, collection, orderBy: COLLECTIONS[collection][0] ?? '' }),
      ).toEqual({ rows: [] });
    }
    const quiet = { collection: 'relationships', where: { quietBy: 'snoozed' } } as const;
    expect(await readModels.totals({ ...quiet, groupBy: 'quietBy' })).toEqual([]);
    close();
    expect(await idsIn(open({ readOnly: true }).log)).toHaveLength(3);
  });

  test('is left alone by a reader, who is told what to do', async () => {
    await makeOld();
    expect(refusal({ readOnly: true })).toMatch(
      'was written by an older Mooring: start a command that writes',
    );
  });
});
