import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import type { Servers } from './real-servers.js';

/** How many keys Redis looks at a step. */
const KEYS_A_STEP = 1_000;

/** Removes the topics, databases and keys whose names begin with `name`. */
export async function removeFromServers(
  { kafkaBrokers, mongoUrl, redisUrl }: Servers,
  name: string,
): Promise<void> {
  await Promise.all([
    removeTopics(kafkaBrokers, name),
    removeDatabases(mongoUrl, name),
    removeKeys(redisUrl, name),
  ]);
}

async function removeTopics(brokers: readonly string[], name: string): Promise<void> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(name));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}

async function removeDatabases(url: string, name: string): Promise<void> {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const { databases } = await connection.listDatabases();
    for (const database of databases) {
      if (database.name.startsWith(name)) await connection.useDb(database.name).dropDatabase();
    }
  } finally {
    await connection.close();
  }
}

/** Wipes an installation out of Redis, as far as it can tell. */
export async function removeKeys(url: string, name: string): Promise<void> {
  const redis = new Redis(url);
  try {
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'MATCH', `${name}*`, 'COUNT', KEYS_A_STEP);
      if (keys.length > 0) await redis.unlink(keys);
      cursor = next;
    } while (cursor !== '0');
  } finally {
    redis.disconnect();
  }
}
