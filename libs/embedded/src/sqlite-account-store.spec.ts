import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dataschemaOf, type LedgerEntry, type MooringEvent, newAccount } from '#relationship';
import { type CommitBatch, keyText, type StoredEvent, type SubjectDocument } from '#pipeline';
import { accountStoreContract, readModelsContract } from '#pipeline/contracts';
import { temporaryFolder } from './testing/temporary-folder.js';

const make = async () => {
  const { folder, dispose } = temporaryFolder({ partitions: 3 });
  return { log: folder.log, store: folder.store, reads: folder.readModels, dispose };
};

accountStoreContract('SqliteAccountStore', make);
readModelsContract('SqliteReadModels', make);

describe('SqliteAccountStore', () => {
  let opened: ReturnType<typeof temporaryFolder>;
  let one: StoredEvent;
  let other: StoredEvent;

  beforeEach(async () => {
    opened = temporaryFolder();
    const { log } = opened.folder;
    await log.append([cancel('S-1'), cancel('S-2')]);
    const [first, second] = (await Array.fromAsync(log.read(0, undefined))).flat();
    if (!first || !second) throw new Error('the log lost an event');
    [one, other] = [first, second];
  });
  afterEach(() => opened.dispose());

  const commit = async (writes: Partial<CommitBatch>) =>
    opened.folder.store.commit({
      partition: 0,
      claim: await opened.folder.store.claim(0),
      settled: true,
      checkpoint: other.position,
      journal: [],
      rows: [],
      documents: [],
      shipments: [],
      ...writes,
    });

  test('events whose keys have the same hash are told apart', async () => {
    const { dir, folder } = opened;
    await commit({
      journal: [one, other].map((event, at) => ({ sequence: at + 1, hash: `hash ${String(at)}`, event })),
    });
    const beside = new DatabaseSync(join(dir, 'mooring.sqlite'));
    beside.exec('UPDATE journal SET event_key = (SELECT event_key FROM journal WHERE sequence = 2)');
    beside.close();
    const { events } = await folder.store.load({ shipments: [], events: [other] });
    expect([...events.values()]).toEqual([other]);
  });

  test('equal versions are compared as the fold compares them, also in rare scripts', async () => {
    const key = { subject: 'account/a', source: 'tms', shipmentId: 'S-1' };
    const written = async (eventId: string) => {
      await commit({ shipments: [{ key, entry: { ...ENTRY, eventId } }] });
      const { shipments } = await opened.folder.store.load({ shipments: [key], events: [] });
      return shipments.get(keyText('account/a', 'tms', 'S-1'))?.eventId;
    };
    // By UTF-16 units the full-width sign is the greater one, by UTF-8 bytes it is not.
    expect([await written('𠮷'), await written('￥'), await written('𠮷')]).toEqual(['𠮷', '￥', '￥']);
  });

  test('a commit that fails leaves nothing behind, and the next one goes through', async () => {
    const { store } = opened.folder;
    const document: SubjectDocument = {
      subject: 'account/new',
      position: one.position,
      sequence: 1,
      head: 'hash',
      state: newAccount('new'),
      outbox: [],
    };
    const broken = { ...document, subject: 'account/broken' };
    Reflect.set(broken, 'toJSON', () => {
      throw new Error('no text of it');
    });
    await expect(commit({ documents: [document, broken] })).rejects.toThrow('no text of it');
    expect(await store.document('account/new')).toBeUndefined();
    expect((await store.open(0)).checkpoint).toBeUndefined();
    await commit({ documents: [{ ...document, subject: 'account/another' }, document] });
    expect(await store.document('account/new')).toEqual(document);
  });
});

const ENTRY: LedgerEntry = {
  version: 1,
  eventId: '',
  cancelled: false,
  week: 2900,
  orders: 1,
  amount: 1,
  service: '',
  lane: '',
};

function cancel(shipmentId: string): MooringEvent {
  const type = 'mooring.shipment.cancelled';
  return {
    id: `cancel ${shipmentId}`,
    source: 'tms',
    type,
    subject: 'account/a',
    time: '2026-03-02T09:00:00Z',
    dataschema: dataschemaOf(type),
    data: { shipmentId, version: 1 },
  };
}
