import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { describeWithServers } from './describe-with-servers.js';
import { uniqueName } from './real-servers.js';
import { removeFromServers } from './remove-from-servers.js';
import { until } from './until.js';

await describeWithServers('servers of a spec', ({ name, ...servers }) => {
  const kafka = new Kafka({ brokers: [...servers.kafkaBrokers], logLevel: logLevel.NOTHING });
  const admin: Admin = kafka.admin();
  const mongo = mongoose.createConnection(servers.mongoUrl, { dbName: name });
  const redis = new Redis(servers.redisUrl, { keyPrefix: name });

  beforeAll(async () => {
    await admin.connect();
  });

  afterAll(async () => {
    await admin.disconnect();
    await mongo.close();
    redis.disconnect();
  });

  test('Kafka gives back what was appended', async () => {
    await admin.createTopics({ topics: [{ topic: name, numPartitions: 1 }], waitForLeaders: true });
    const producer = kafka.producer({ idempotent: true });
    await producer.connect();
    await producer.send({ topic: name, acks: -1, messages: [{ key: 'A1', value: 'shipped' }] });
    await producer.disconnect();

    const consumer = kafka.consumer({ groupId: name, maxWaitTimeInMs: 500 });
    await consumer.connect();
    await consumer.subscribe({ topic: name, fromBeginning: true });
    const received = await new Promise((resolve) => {
      void consumer.run({
        eachMessage: ({ message }) => {
          resolve([message.key?.toString(), message.value?.toString()]);
          return Promise.resolve();
        },
      });
    });
    await consumer.disconnect();

    expect(received).toEqual(['A1', 'shipped']);
  });

  test('the server that speaks MongoDB gives back what was put into it', async () => {
    const accounts = mongo.collection<{ _id: string; position: number }>('accounts');
    await accounts.insertOne({ _id: 'A1', position: 7 });

    expect(await accounts.findOne({ _id: 'A1' })).toEqual({ _id: 'A1', position: 7 });
  });

  test('Redis gives back what was put into it', async () => {
    await redis.set(':A1', 'due');

    expect(await redis.get(':A1')).toBe('due');
  });

  test('what bears a name is removed, and nothing else', async () => {
    const other = uniqueName();
    await redis.set(`:${other}`, 'mine');
    await mongo.collection('kept').insertOne({ position: 1 });
    const plain = new Redis(servers.redisUrl);
    await plain.set(`${other}:A1`, 'theirs');
    await mongo.useDb(other).collection('gone').insertOne({ position: 1 });
    await admin.createTopics({ topics: [{ topic: `${other}-log` }], waitForLeaders: true });

    await removeFromServers(servers, other);

    expect(await plain.keys(`${other}*`)).toEqual([]);
    plain.disconnect();
    expect((await mongo.listDatabases()).databases.map((database) => database.name)).not.toContain(other);
    // Kafka removes a topic soon after it has said so.
    await until('the topic is gone', async () => !(await admin.listTopics()).includes(`${other}-log`));
    expect(await redis.get(`:${other}`)).toBe('mine');
    expect(await mongo.collection('kept').countDocuments()).toBe(1);
  });
});
