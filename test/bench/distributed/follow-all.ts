import { randomUUID } from 'node:crypto';
import { followPartitions, type OpenedKafkaLog } from '#distributed';
import { type PartitionWorkers, systemClock } from '#pipeline';

/** Has this process fold a log to its end; the seconds from the first batch to the last one, without what joining takes. */
export async function followAll(
  { log, kafka, topic }: OpenedKafkaLog,
  workers: PartitionWorkers,
): Promise<{ readonly events: number; readonly seconds: number }> {
  let left = 0;
  for (let partition = 0; partition < log.partitions; partition += 1)
    left += await log.backlog(partition, undefined);
  const events = left;
  const over = Promise.withResolvers<undefined>();
  let began: number | undefined;
  let ended = 0;
  const following = await followPartitions({
    kafka,
    topic,
    groupId: `${topic}.${randomUUID()}`,
    clock: systemClock,
    workers: {
      ...workers,
      fold(partition, batch) {
        began ??= performance.now();
        return workers.fold(partition, batch);
      },
    },
    onFolded: (_, folded) => {
      left -= folded;
      ended = performance.now();
      if (left <= 0) over.resolve(undefined);
    },
    onTrouble: (error) => over.reject(error),
  });
  try {
    await over.promise;
  } finally {
    await following.stop();
  }
  return { events, seconds: (ended - (began ?? ended)) / 1000 };
}
