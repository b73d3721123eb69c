import { jest } from '@jest/globals';
import { accountStoreContract, readModelsContract } from '#pipeline/contracts';
import { ManualClock, MemoryEventLog } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { openMongo } from './open-mongo.js';

jest.setTimeout(60_000);

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
});
