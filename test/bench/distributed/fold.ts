import { randomUUID } from 'node:crypto';
import type { OpenedKafkaLog } from '#distributed';
import { partitionWorkers, systemClock } from '#pipeline';
import { MemoryAccountStore, MemoryJobQueue, MemoryReadModels, newAccountData } from '#pipeline/memory';
import { report } from '../report.js';
import { fillLog } from './fill-log.js';
import { followAll } from './follow-all.js';
import { onServers, PARTITIONS, withLog } from './on-servers.js';

const EVENTS = 100_000;
const ROUNDS = 5;

/** The fold alone (memory adapters fed by Kafka) against consuming and parsing the same messages with kafkajs. */
export async function benchFold(): Promise<void> {
  await onServers(async (servers) => {
    await withLog(servers, `${servers.name}-fold`, async (opened) => {
      await fillLog(opened, EVENTS);
      const ratios: number[] = [];
      const rates: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const raw = await consumeAll(opened);
        const data = newAccountData();
        const workers = partitionWorkers({
          log: opened.log,
          store: new MemoryAccountStore(data),
          readModels: new MemoryReadModels(data),
          jobs: new MemoryJobQueue(systemClock),
        });
        const { events, seconds } = await followAll(opened, workers);
        ratios.push(raw / seconds);
        rates.push(events / seconds / 1000);
      }
      report({ name: 'fold alone / raw consume and parse', unit: '×', values: ratios, goal: '≥ 0.5' });
      report({ name: 'fold alone', unit: 'k events/s', values: rates, goal: '–' });
    });
  });
}

/** @returns seconds from the first batch to the last one */
async function consumeAll({ kafka, topic }: OpenedKafkaLog): Promise<number> {
  const consumer = kafka.consumer({ groupId: `${topic}.${randomUUID()}`, maxWaitTimeInMs: 250 });
  const over = Promise.withResolvers<undefined>();
  const done = new Set<number>();
  let began: number | undefined;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: PARTITIONS,
    eachBatch: async ({ batch }) => {
      began ??= performance.now();
      for (const { value } of batch.messages) if (value !== null) JSON.parse(value.toString('utf8'));
      if (Number(batch.lastOffset()) + 1 >= Number(batch.highWatermark)) done.add(batch.partition);
      if (done.size === PARTITIONS) over.resolve(undefined);
    },
  });
  await over.promise;
  const took = (performance.now() - (began ?? 0)) / 1000;
  await consumer.disconnect();
  return took;
}
