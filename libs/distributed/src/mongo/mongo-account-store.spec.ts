import { expect, test } from '@jest/globals';
import { keyText } from '#pipeline';
import { accountStoreContract, readModelsContract } from '#pipeline/contracts';
import { ManualClock, MemoryEventLog } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { openMongo } from './open-mongo.js';
import { eventAt, oneOfEach, positionAt, SHIPMENT, SUBJECT } from './testing/one-of-each.js';

await describeWithServers('in MongoDB', ({ mongoUrl, name }) => {
  let made = 0;
  const make = async () => {
    made += 1;
    const { store, readModels, close } = await openMongo({
      url: mongoUrl,
      dbName: `${name}-${String(made)}`,
      installation: { logId: 'the log', partitions: 3 },
      warn: () => undefined,
    });
    const log = new MemoryEventLog(3, new ManualClock('2026-03-02T00:00:00.000Z'));
    return { log, store, reads: readModels, dispose: close };
  };

  accountStoreContract('MongoAccountStore', make);
  readModelsContract('MongoReadModels', make);

  test('a commit of a replay, which is more than the server takes at once, is written whole', async () => {
    const { store, reads, dispose } = await make();
    const events = 30_000;
    const journal = Array.from({ length: events }, (_, at) => ({
      sequence: at + 1,
      hash: String(at),
      event: eventAt(at + 1),
    }));
    const claim = await store.claim(0);
    await store.commit({ ...oneOfEach(events, claim, 'all'), journal });
    const last = await reads.journal(SUBJECT, events - 2, 9);
    expect(last).toStrictEqual(journal.slice(-2));
    const { events: found } = await store.load({ shipments: [], events: journal.map(({ event }) => event) });
    expect(found.size).toBe(events);
    await dispose();
  });

  test('equal versions are compared as the fold compares them, also in rare scripts', async () => {
    const { store, dispose } = await make();
    const claim = await store.claim(0);
    const written = async (eventId: string) => {
      const batch = oneOfEach(1, claim, 'x');
      const shipments = batch.shipments.map(({ key, entry }) => ({ key, entry: { ...entry, eventId } }));
      await store.commit({ ...batch, shipments });
      const { shipments: found } = await store.load({ shipments: [SHIPMENT], events: [] });
      return found.get(keyText(SHIPMENT.subject, SHIPMENT.source, SHIPMENT.shipmentId))?.eventId;
    };
    // By UTF-16 units the full-width sign is the greater one, by UTF-8 bytes it is not.
    expect([await written('𠮷'), await written('￥'), await written('𠮷')]).toEqual(['𠮷', '￥', '￥']);
    await dispose();
  });

  test('a field that holds numbers and texts has its numbers first, page by page', async () => {
    const { store, reads, dispose } = await make();
    const owners = [3, 'b', undefined, 'a', 10, 'b', 3];
    const position = positionAt(1);
    const rows = owners.map((owner, nth) => ({
      collection: 'tasks' as const,
      key: `k${String(nth)}`,
      position,
      body: { owner },
    }));
    const claim = await store.claim(0);
    await store.commit({ ...oneOfEach(1, claim, 'x'), rows });
    const inOrder = async (descending: boolean) => {
      const found: unknown[] = [];
      let after: string | undefined;
      do {
        const page = await reads.find({
          collection: 'tasks',
          where: {},
          orderBy: 'owner',
          descending,
          after,
          limit: 1,
        });
        found.push(...page.rows.map((row) => row['owner']));
        after = page.next;
      } while (after !== undefined);
      return found;
    };
    expect(await inOrder(false)).toEqual([3, 3, 10, 'a', 'b', 'b', undefined]);
    expect(await inOrder(true)).toEqual(['b', 'b', 'a', 10, 3, 3, undefined]);
    await dispose();
  });
});
