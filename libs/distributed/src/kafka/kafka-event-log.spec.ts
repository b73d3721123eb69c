import { randomUUID } from 'node:crypto';
import { eventLogContract } from '#pipeline/contracts';
import { ManualClock } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { openKafkaLog } from './open-kafka-log.js';

await describeWithServers('in Kafka', ({ kafkaBrokers, name }) => {
  eventLogContract('KafkaEventLog', async () => {
    const clock = new ManualClock('2026-03-02T10:00:00.000Z');
    const { log, close } = await openKafkaLog({
      brokers: kafkaBrokers,
      clientId: 'test',
      topic: `${name}-${randomUUID()}`,
      partitions: 3,
      times: 'senders',
      clock,
    });
    return { log, clock, dispose: close };
  });
});
