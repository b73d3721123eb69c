import { openKafkaLog } from '#distributed';
import { systemClock } from '#pipeline';
import type { MooringEvent } from '#relationship';
import type { OwnServers } from './describe-with-servers.js';

/** Appends events to the log of an installation on real servers, past the door; makes the log where there is none. */
export async function seedTopic(
  { kafkaBrokers }: OwnServers,
  topic: string,
  partitions: number,
  events: readonly MooringEvent[],
): Promise<void> {
  const { log, close } = await openKafkaLog({
    brokers: kafkaBrokers,
    clientId: topic,
    topic,
    partitions,
    times: 'brokers',
    clock: systemClock,
  });
  try {
    await log.append(events);
  } finally {
    await close();
  }
}
