import {
  budgetContract,
  crashSweepContract,
  everyDeath,
  noticesContract,
  type PortSet,
  randomStoriesContract,
  TEST_NOW,
} from '#pipeline/contracts';
import { ManualClock, MemoryEventLog, MemoryImportStage, MemoryJobQueue } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { openMongo } from './open-mongo.js';

const PARTITIONS = 2;
/** A story has some hundreds of port calls, and takes a second or more with a server. */
const EVERY = 61;

await describeWithServers('a set over MongoDB', ({ mongoUrl, name }) => {
  let made = 0;
  const make = async (): Promise<PortSet> => {
    made += 1;
    const { store, readModels, close } = await openMongo({
      url: mongoUrl,
      dbName: `${name}-${String(made)}`,
      installation: { logId: 'the log', partitions: PARTITIONS },
      warn: () => undefined,
    });
    const clock = new ManualClock(TEST_NOW);
    return {
      log: new MemoryEventLog(PARTITIONS, clock),
      store,
      readModels,
      jobs: new MemoryJobQueue(clock),
      clock,
      importStage: () => new MemoryImportStage(),
      dispose: close,
    };
  };

  randomStoriesContract('it', make, 2);
  noticesContract('it', make);
  budgetContract('it', make);
  crashSweepContract('it', make, ['before', 'after'], everyDeath(EVERY));
});
