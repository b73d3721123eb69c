import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { LostClaim } from '#pipeline';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { type MongoSet, openMongo } from './open-mongo.js';
import type { PartitionRecord } from './records.js';
import { oneOfEach, positionAt, SUBJECT } from './testing/one-of-each.js';
import { whatItSays } from './testing/what-it-says.js';

await describeWithServers('in MongoDB', ({ mongoUrl, name }) => {
  let made = 0;
  let dbName: string;
  let opened: MongoSet[];
  let warnings: string[];

  beforeEach(() => {
    made += 1;
    dbName = `${name}-${String(made)}`;
    opened = [];
    warnings = [];
  });
  afterEach(async () => {
    for (const set of opened) await set.close();
  });

  /** The same database as one more process has it. */
  const open = async () => {
    const set = await openMongo({
      url: mongoUrl,
      dbName,
      installation: { logId: 'the log', partitions: 2 },
      warn: (sentence) => warnings.push(sentence),
    });
    opened.push(set);
    return set;
  };
  const tamper = async (work: (db: mongoose.Connection) => Promise<unknown>) => {
    const connection = await mongoose.createConnection(mongoUrl, { dbName }).asPromise();
    await work(connection);
    await connection.close();
  };

  describe('a writer that has lost its claim to a clear', () => {
    test('given it writes on at greater positions, then nobody reads it, and what is folded again is not kept out', async () => {
      const [late, present] = [await open(), await open()];
      const claim = await late.store.claim(0);
      await late.store.commit(oneOfEach(3, claim, 'early'));
      await present.store.clear(new Map());
      await expect(late.store.commit(oneOfEach(7, claim, 'late'))).rejects.toThrow(LostClaim);
      expect(await whatItSays(present)).toEqual([]);
      expect(await whatItSays(late)).toEqual([]);

      await present.store.commit(oneOfEach(3, await present.store.claim(0), 'again'));
      const again = await whatItSays(present);
      expect(new Set(again)).toEqual(new Set(['again', 'event-3']));
      expect(again).toHaveLength(10);
      await expect(late.store.commit(oneOfEach(8, claim, 'late'))).rejects.toThrow(LostClaim);
      expect(await whatItSays(present)).toEqual(again);
      expect(await whatItSays(late)).toEqual(again);
      expect((await late.store.open(0)).checkpoint).toBe(positionAt(3));
    });
  });

  describe('a clear that was cut off', () => {
    /** As the process leaves it that ends after saying in `meta` that it is going to clear. */
    const begin = () =>
      tamper((db) =>
        db
          .collection('meta')
          .updateOne({}, { $inc: { generation: 1 }, $set: { clearing: { '1': positionAt(9) } } }),
      );
    /** As it leaves it that also ends the claims to one of the partitions. */
    const endClaims = () =>
      tamper((db) =>
        db
          .collection<PartitionRecord>('partitions')
          .updateOne({ _id: 0 }, { $set: { claim: 2 ** 33 }, $unset: { checkpoint: 1 } }),
      );
    const expectCleared = async (set: MongoSet) => {
      expect(await whatItSays(set)).toEqual([]);
      const { checkpoint } = await set.store.open(0);
      expect([checkpoint, (await set.store.open(1)).liveFrom]).toEqual([undefined, positionAt(9)]);
    };

    test.each([
      ['before it ended any claims', async () => begin()],
      ['before it ended all claims', async () => begin().then(endClaims)],
    ])('%s is finished by the next one who claims', async (_when, cutOff) => {
      const set = await open();
      const claim = await set.store.claim(0);
      await set.store.commit(oneOfEach(1, claim, 'before'));
      await cutOff();
      expect(await set.store.claim(0)).toBeGreaterThan(claim);
      await expect(set.store.commit(oneOfEach(2, claim, 'late'))).rejects.toThrow(LostClaim);
      await expectCleared(set);
    });

    test('is finished by those who open the database, and they say so', async () => {
      const set = await open();
      await set.store.commit(oneOfEach(1, await set.store.claim(0), 'before'));
      await begin();
      const sets = await Promise.all([open(), open(), open()]);
      for (const each of [set, ...sets]) await expectCleared(each);
      expect(new Set(warnings)).toEqual(
        new Set([
          expect.stringMatching(/^the MongoDB database .* was being cleared .*: it is cleared now$/u),
        ]),
      );
    });

    test('is not done again over what has been folded since', async () => {
      const set = await open();
      await begin();
      await set.store.commit(oneOfEach(1, await set.store.claim(0), 'after'));
      const after = await whatItSays(set);
      await tamper((db) => db.collection('meta').updateOne({}, { $set: { clearing: {} } }));
      await open();
      expect(await whatItSays(set)).toEqual(after);
      expect((await set.store.open(0)).checkpoint).toBe(positionAt(1));
    });
  });

  test('two who clear at once leave nothing of before, and a store that works', async () => {
    const [one, other] = [await open(), await open()];
    await one.store.commit(oneOfEach(1, await one.store.claim(0), 'before'));
    await Promise.all([one.store.clear(new Map()), other.store.clear(new Map())]);
    expect(await whatItSays(one)).toEqual([]);
    await other.store.commit(oneOfEach(1, await other.store.claim(0), 'after'));
    expect(new Set(await whatItSays(one))).toEqual(new Set(['after', 'event-1']));
  });

  test('of several who write a new document at the same moment, the newest position wins', async () => {
    const { store } = await open();
    const claim = await store.claim(0);
    const write = async (n: number, subject: string) => {
      const { documents, checkpoint } = oneOfEach(n, claim, String(n));
      await store.commit({
        partition: 0,
        claim,
        settled: true,
        checkpoint,
        journal: [],
        rows: [],
        documents: documents.map((document) => Object.assign({}, document, { subject })),
        shipments: [],
      });
    };
    for (let nth = 0; nth < 200; nth += 1) {
      const subject = `${SUBJECT}-${String(nth)}`;
      await Promise.all([1, 2, 3, 4].map((n) => write(n, subject)));
      expect((await store.document(subject))?.head).toBe('4');
    }
  });
});
