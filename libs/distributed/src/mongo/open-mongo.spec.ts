import { afterEach, beforeEach, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { MongoAway } from './mongo-away.js';
import { type MongoOptions, type MongoSet, openMongo } from './open-mongo.js';
import { WrongDatabase } from './wrong-database.js';

const INSTALLATION = { logId: 'the log', partitions: 2 };

await describeWithServers('openMongo', ({ mongoUrl, name }) => {
  let made = 0;
  let dbName: string;
  let opened: MongoSet[];

  beforeEach(() => {
    made += 1;
    dbName = `${name}-${String(made)}`;
    opened = [];
  });
  afterEach(async () => {
    for (const set of opened) await set.close();
  });

  const open = async (given: Partial<MongoOptions> = {}) => {
    const set = await openMongo({
      url: mongoUrl,
      dbName,
      installation: INSTALLATION,
      warn: (sentence) => {
        throw new Error(`unexpected: ${sentence}`);
      },
      ...given,
    });
    opened.push(set);
    return set;
  };

  test('given a database of its own, then it is opened again and again, also by several at once', async () => {
    const sets = await Promise.all([open(), open(), open()]);
    const claims = await Promise.all(sets.map(({ store }) => store.claim(1)));
    expect(new Set(claims).size).toBe(3);
    const again = await open();
    await again.ping();
    expect(await again.store.claim(1)).toBe(Math.max(...claims) + 1);
    await expect(again.store.claim(2)).rejects.toThrow('there is no partition 2');
    await expect(again.store.open(2)).rejects.toThrow('there is no partition 2');
  });

  test.each([
    ['another log', { ...INSTALLATION, logId: 'another' }, /was made from another event log \(the log\)/u],
    [
      'other partitions',
      { ...INSTALLATION, partitions: 3 },
      /was made from 2 partitions, .* has 3: choose another/u,
    ],
  ])(
    'given the database of %s, then it is refused with what to do',
    async (_what, installation, sentence) => {
      await open();
      const refused = open({ installation });
      await expect(refused).rejects.toThrow(WrongDatabase);
      await expect(refused).rejects.toThrow(sentence);
    },
  );

  test('given records of another version, then they are refused with what to do', async () => {
    await open();
    const connection = await mongoose.createConnection(mongoUrl, { dbName }).asPromise();
    await connection.collection('meta').updateOne({}, { $set: { version: 2 } });
    await connection.close();
    await expect(open()).rejects.toThrow(/holds records of version 2, .* knows version 1: /u);
  });

  test('given no other name, then the address names the database', async () => {
    const { host } = new URL(mongoUrl);
    const { dbName: _chosen, ...rest } = { dbName, url: `mongodb://${host}/${dbName}?appName=x` };
    const set = await openMongo({ ...rest, installation: INSTALLATION, warn: () => undefined });
    opened.push(set);
    await expect(open({ installation: { ...INSTALLATION, logId: 'another' } })).rejects.toThrow(
      `${dbName} at`,
    );
  });

  test('given that the database is dropped under it, then it says so and what to do', async () => {
    const { store } = await open();
    const connection = await mongoose.createConnection(mongoUrl, { dbName }).asPromise();
    await connection.dropDatabase();
    await connection.close();
    await expect(store.document('account/a')).rejects.toThrow(
      /was dropped while it was in use: start Mooring again/u,
    );
  });
});

test('a server that is not there is told in one sentence, without the password', async () => {
  const options = { installation: INSTALLATION, warn: () => undefined, patienceMs: 200 };
  const refused = openMongo({ url: 'mongodb://mooring:se%40cret@127.0.0.1:1,127.0.0.1:2/x', ...options });
  await expect(refused).rejects.toThrow(MongoAway);
  await expect(refused).rejects.toThrow(
    /^MongoDB at 127\.0\.0\.1:1,127\.0\.0\.1:2 is not to be reached: connect .*$/u,
  );
  for (const url of ['http://mooring:secret@127.0.0.1:1', 'mongodb://', 'mongodb://u:secret/@h:x/'])
    await expect(openMongo({ url, ...options })).rejects.toThrow(/^(?!.*secret).*$/u);
});
