import {
  budgetContract,
  crashSweepContract,
  everyDeath,
  noticesContract,
  type PortSet,
  randomStoriesContract,
  TEST_NOW,
  tornAppendsContract,
} from '#pipeline/contracts';
import { ManualClock, MemoryImportStage } from '#pipeline/memory';
import { describeWithServers } from '../../../test/support/describe-with-servers.js';
import { removeFromServers } from '../../../test/support/remove-from-servers.js';
import { BullJobQueue } from './job-queue/bull-job-queue.js';
import { openKafkaLog } from './kafka/open-kafka-log.js';
import { openMongo } from './mongo/open-mongo.js';

const PARTITIONS = 2;
/** With MOORING_SWEEP=all random stories are told more often, too. */
const ALL = process.env['MOORING_SWEEP'] === 'all';

await describeWithServers('a set over Kafka, MongoDB and Redis at once', (servers) => {
  let made = 0;
  const make = async (): Promise<PortSet> => {
    made += 1;
    const name = `${servers.name}-${String(made)}-`;
    const warn = (): void => undefined;
    const clock = new ManualClock(TEST_NOW);
    const kafka = await openKafkaLog({
      brokers: servers.kafkaBrokers,
      clientId: 'test',
      topic: name,
      partitions: PARTITIONS,
      times: 'senders',
      clock,
    });
    const installation = { logId: kafka.header.id, partitions: PARTITIONS };
    const { store, readModels, close } = await openMongo({
      url: servers.mongoUrl,
      dbName: name,
      installation,
      warn,
    });
    const jobs = new BullJobQueue({ url: servers.redisUrl, installation: name, clock, warn });
    return {
      log: kafka.log,
      store,
      readModels,
      jobs,
      clock,
      importStage: () => new MemoryImportStage(),
      async dispose() {
        await Promise.all([kafka.close(), close(), jobs.close()]);
        // Hundreds of them would slow the servers down.
        await removeFromServers(servers, name);
      },
    };
  };

  randomStoriesContract('it', make, ALL ? 20 : 1);
  noticesContract('it', make);
  budgetContract('it', make);
  tornAppendsContract('it', make, everyDeath(311));
  crashSweepContract('it', make, ['before', 'after'], everyDeath(311));
});
