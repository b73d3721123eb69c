import { BullJobQueue, openKafkaLog, openMongo } from '#distributed';
import { ManualClock, MemoryImportStage } from '#pipeline/memory';
import { describeWithServers } from '../support/describe-with-servers.js';
import { embeddedSet } from '../support/embedded-set.js';
import { YEAR_BEGINS } from '../support/year/year-company.js';
import { yearContract } from '../support/year/year-contract.js';

const PARTITIONS = 2;

yearContract('the embedded set', () => embeddedSet(YEAR_BEGINS));

await describeWithServers('over Kafka, MongoDB and Redis', (servers) => {
  yearContract('the distributed set', async () => {
    const clock = new ManualClock(YEAR_BEGINS);
    const { name } = servers;
    const kafka = await openKafkaLog({
      brokers: servers.kafkaBrokers,
      clientId: 'test',
      topic: name,
      partitions: PARTITIONS,
      times: 'senders',
      clock,
    });
    const warn = (): void => undefined;
    const mongo = await openMongo({
      url: servers.mongoUrl,
      dbName: name,
      installation: { logId: kafka.header.id, partitions: PARTITIONS },
      warn,
    });
    const jobs = new BullJobQueue({ url: servers.redisUrl, installation: name, clock, warn });
    return {
      log: kafka.log,
      store: mongo.store,
      readModels: mongo.readModels,
      vault: mongo.keyVault,
      jobs,
      clock,
      importStage: () => new MemoryImportStage(),
      async dispose() {
        await Promise.all([kafka.close(), mongo.close(), jobs.close()]);
      },
    };
  });
});
