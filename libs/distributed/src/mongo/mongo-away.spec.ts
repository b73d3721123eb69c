import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { until } from '../../../../test/support/until.js';
import { MongoAway } from './mongo-away.js';
import { type MongoSet, openMongo } from './open-mongo.js';
import { type Door, doorTo } from './testing/door-to.js';
import { oneOfEach } from './testing/one-of-each.js';
import { whatItSays } from './testing/what-it-says.js';

await describeWithServers('a set whose MongoDB is away', ({ mongoUrl, name }) => {
  let made = 0;
  let door: Door;
  let set: MongoSet | undefined;

  beforeEach(async () => {
    made += 1;
    set = undefined;
    door = await doorTo(mongoUrl);
  });
  afterEach(async () => {
    await set?.close();
    await door.shut();
  });

  const open = async () => {
    set = await openMongo({
      url: `mongodb://${door.host}/`,
      dbName: `${name}-${String(made)}`,
      installation: { logId: 'the log', partitions: 1 },
      warn: () => undefined,
      patienceMs: 500,
    });
    return set;
  };
  const expectAway = async ({ store, readModels, keyVault, ping }: MongoSet, claim: number) => {
    const calls = [
      () => store.claim(0),
      () => store.open(0),
      () => store.document('account/a'),
      () => store.commit(oneOfEach(2, claim, 'away')),
      () => store.clear(new Map()),
      () => readModels.get('tasks', 'T'),
      () => readModels.totals({ collection: 'tasks', where: {}, groupBy: 'owner' }),
      () => keyVault.obtain(['ann']),
      ping,
    ];
    const outcomes = await Promise.allSettled(calls.map((call) => call()));
    for (const outcome of outcomes) {
      const reason: unknown = outcome.status === 'rejected' ? outcome.reason : 'it was answered';
      expect(reason).toBeInstanceOf(MongoAway);
      expect(String(reason)).toContain(`MongoDB at ${door.host} is not to be reached: `);
    }
  };
  const answers = ({ ping }: MongoSet) =>
    until('MongoDB answers', () =>
      ping().then(
        () => true,
        () => false,
      ),
    );

  test('given it is down at the start, when it comes, then opening works', async () => {
    await door.shut();
    await expect(open()).rejects.toThrow(MongoAway);
    await door.open();
    await (await open()).ping();
  });

  test.each([
    ['goes away', () => door.shut()],
    ['hangs', async () => door.hold()],
  ])(
    'given it %s, then calls reject with a sentence, and when it is back, they work again',
    async (_how, leave) => {
      const opened = await open();
      const claim = await opened.store.claim(0);
      await opened.store.commit(oneOfEach(1, claim, 'before'));
      const before = await whatItSays(opened);
      await leave();
      await expectAway(opened, claim);
      await door.open();
      await answers(opened);
      expect(await whatItSays(opened)).toEqual(before);
      await opened.store.commit(oneOfEach(2, claim, 'after'));
      expect((await opened.store.document('account/a'))?.head).toBe('after');
    },
  );

  test('given it goes away while documents are read, then the reader hears it', async () => {
    const { store } = await open();
    const claim = await store.claim(0);
    const batch = oneOfEach(1, claim, 'before');
    const documents = Array.from({ length: 2_000 }, (_, nth) =>
      batch.documents.map((document) => ({ ...document, subject: `account/${String(nth)}` })),
    );
    await store.commit({ ...batch, documents: documents.flat() });
    const opened = await store.open(0);
    const read = async () => {
      for await (const batch of opened.documents) if (batch.length > 0) await door.shut();
    };
    await expect(read()).rejects.toThrow(MongoAway);
  });
});
