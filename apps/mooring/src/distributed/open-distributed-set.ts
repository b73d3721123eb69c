import { randomUUID } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BullJobQueue,
  followPartitions,
  type KafkaLogOptions,
  openKafkaLog,
  openMongo,
  RedisTurn,
} from '#distributed';
import { SqliteImportStage } from '#embedded';
import { MemoryAccountStore, MemoryJobQueue, MemoryReadModels, newAccountData } from '#pipeline/memory';
import { awaitedFold, partitionWorkers, systemClock } from '#pipeline';
import type { OpenSet } from '../open-set.js';
import type { MooringSet, Scratch } from '../set.js';
import { serverLog } from '../server/server-log.js';
import { type DistributedSettings, distributedSettings } from './distributed-settings.js';

async function openServers(): Promise<MooringSet> {
  const settings = distributedSettings(process.env);
  const clock = systemClock;
  const log = serverLog();
  const warn = (sentence: string): void => log('warn', sentence);
  const kafka = await openKafkaLog({ ...kafkaOptions(settings), clock });
  const closing: (() => Promise<void>)[] = [kafka.close];
  const close = async (): Promise<void> => {
    for (const each of closing.toReversed()) await each();
  };
  try {
    const { id: logId, partitions } = kafka.header;
    const mongo = await openMongo({ url: settings.mongoUrl, installation: { logId, partitions }, warn });
    closing.push(mongo.close);
    const jobs = new BullJobQueue({ url: settings.redisUrl, installation: settings.topic, clock, warn });
    closing.push(() => jobs.close());
    const turn = new RedisTurn({
      url: settings.redisUrl,
      installation: settings.topic,
      name: 'import',
      warn: () => undefined,
    });
    closing.push(() => turn.close());
    const { store, readModels, keyVault } = mongo;
    return {
      ...awaitedFold({ log: kafka.log, store }),
      store,
      readModels,
      jobs,
      vault: keyVault,
      clock,
      // Nothing of an import outlives it: it is sorted on the disk of whoever runs it.
      importStage: () => new SqliteImportStage(join(tmpdir(), `mooring-import-${randomUUID()}.sqlite`)),
      follow: ({ onFolded, onTrouble }) =>
        followPartitions({
          kafka: kafka.kafka,
          topic: kafka.topic,
          groupId: `${kafka.topic}.projector`,
          clock,
          workers: partitionWorkers({ log: kafka.log, store, readModels, jobs }),
          onFolded,
          onTrouble,
        }),
      importTurn: (work, signal) => turn.take(work, signal),
      scratch: memoryScratch,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function memoryScratch(): Scratch {
  const data = newAccountData();
  return {
    store: new MemoryAccountStore(data),
    readModels: new MemoryReadModels(data),
    jobs: new MemoryJobQueue(systemClock),
    close: async () => undefined,
  };
}

/** How the log in Kafka is opened. */
export function kafkaOptions({
  brokers,
  topic,
  partitions,
  kafkaTls,
  kafkaUser,
}: DistributedSettings): Omit<KafkaLogOptions, 'clock'> {
  return {
    brokers,
    clientId: `mooring-${hostname()}-${String(process.pid)}`,
    topic,
    partitions,
    times: 'brokers',
    ...(kafkaTls ? { ssl: true } : {}),
    ...(kafkaUser === undefined ? {} : { sasl: { mechanism: 'scram-sha-512', ...kafkaUser } as const }),
  };
}

/**
 * Opens the distributed set on the servers that the environment names; throws UserError, UnfitLog or WrongDatabase with what
 * to do when it cannot, and KafkaAway or MongoAway when a server does not answer.
 */
export const openDistributedSet: OpenSet = Object.assign(openServers, { keepsData: 'on servers' } as const);
