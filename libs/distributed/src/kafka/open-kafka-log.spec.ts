import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { booking, bookings, collect } from '#pipeline/contracts';
import { ManualClock } from '#pipeline/memory';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { until } from '../../../../test/support/until.js';
import { kafkaClient } from './kafka-client.js';
import { headerMessage } from './log-header.js';
import { type OpenedKafkaLog, openKafkaLog } from './open-kafka-log.js';

const UNUSED_PORT = '127.0.0.1:1';

await describeWithServers('a log in Kafka', ({ kafkaBrokers, name }) => {
  const clock = new ManualClock('2026-03-02T10:00:00.000Z');
  const kafka = kafkaClient({ brokers: kafkaBrokers, clientId: 'test' });
  let admin: Admin;
  let topic: string;
  const opened: OpenedKafkaLog[] = [];

  const open = async (more: { partitions?: number; times?: 'brokers' | 'senders' } = {}) => {
    const one = await openKafkaLog({
      brokers: kafkaBrokers,
      clientId: 'test',
      topic,
      times: 'brokers',
      clock,
      ...more,
    });
    opened.push(one);
    return one;
  };
  const sent = async (message: Parameters<typeof headerMessage>[0] | string): Promise<void> => {
    const producer = kafka.producer();
    await producer.connect();
    const messages = [typeof message === 'string' ? { value: message } : headerMessage(message)];
    await producer.send({ topic, messages });
    await producer.disconnect();
  };
  const createTopic = async (partitions: number, settings: Readonly<Record<string, string>> = {}) => {
    const kept = { 'retention.ms': '-1', 'message.timestamp.type': 'LogAppendTime', ...settings };
    const configEntries = Object.entries(kept).map(([key, value]) => ({ name: key, value }));
    await admin.createTopics({
      topics: [{ topic, numPartitions: partitions, configEntries }],
      waitForLeaders: true,
    });
  };

  beforeAll(async () => {
    admin = kafka.admin();
    await admin.connect();
  });
  afterAll(() => admin.disconnect());
  beforeEach(() => {
    topic = `${name}-${randomUUID()}`;
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });

  test('is begun once, also by several processes at the same time, and is the same log later', async () => {
    const both = await Promise.all([open({ partitions: 3 }), open({ partitions: 3 })]);
    const later = await open();
    const ids = new Set([...both, later].map(({ header }) => header.id));
    expect(ids.size).toBe(1);
    expect(later.log.partitions).toBe(3);
    expect(await collect(later.log.read(0, undefined))).toEqual([]);
    expect(await later.log.backlog(0, undefined)).toBe(0);
  });

  test('takes the brokers’ time, which no sender can choose', async () => {
    const { log } = await open({ partitions: 1 });
    const began = new Date().toISOString();
    await log.append([booking('account/A-1', 1)]);
    const [event] = await collect(log.read(0, undefined));
    // Both clocks are those of one machine here.
    expect(event?.recordedtime.slice(0, 10)).toBe(began.slice(0, 10));
  });

  test('record times do not depend on where a reader begins, although the clock has stepped back', async () => {
    const { log } = await open({ partitions: 1, times: 'senders' });
    for (const instant of ['10:00', '09:00', '09:30', '11:00', '10:30']) {
      clock.set(`2026-03-02T${instant}:00.000Z`);
      await log.append([booking('account/A-1', Number(instant.slice(0, 2)))]);
    }
    const all = await collect(log.read(0, undefined));
    for (const [at, { position }] of all.entries())
      expect(await collect(log.read(0, position))).toEqual(all.slice(at + 1));
  });

  test('copied events keep the times at which they were recorded first', async () => {
    const { log } = await open({ partitions: 1 });
    const recordedtime = '2024-02-29T08:00:00.000Z';
    await log.copy(
      bookings('account/A-1', 3).map((event) =>
        Object.assign({}, event, { position: 'elsewhere', recordedtime }),
      ),
    );
    await log.append([booking('account/A-1', 4)]);
    const times = (await collect(log.read(0, undefined))).map((event) => event.recordedtime);
    expect(times.slice(0, 3)).toEqual([recordedtime, recordedtime, recordedtime]);
    expect(times[3]?.slice(0, 4)).not.toBe('2024');
  });

  test('of a topic that anybody else has written it says so', async () => {
    await createTopic(1);
    await sent('hello');
    await expect(open()).rejects.toThrow(`the topic ${topic} is no log of Mooring: name another one`);
  });

  test('of a later version is refused', async () => {
    await createTopic(1);
    await sent({ version: 9, id: 'x', partitions: 1 });
    await expect(open()).rejects.toThrow(/has version 9, this program reads version 1: use the program/u);
  });

  test('with another number of partitions is refused, also when the topic has got more', async () => {
    await open({ partitions: 2 });
    await expect(open({ partitions: 3 })).rejects.toThrow(
      /has 2 partitions, not 3.*MOORING_PARTITIONS to 2/u,
    );
    await admin.createPartitions({ topicPartitions: [{ topic, count: 4 }] });
    const leaders = () =>
      admin.fetchTopicOffsets(topic).then(
        (offsets) => offsets.length === 4,
        () => false,
      );
    await until('leaders of the new partitions', leaders);
    await expect(open()).rejects.toThrow(/had 2 partitions when the log was begun and has 4 now/u);
  });

  test.each([
    ['retention.ms', '604800000'],
    ['cleanup.policy', 'compact'],
    ['message.timestamp.type', 'CreateTime'],
  ])('in a topic with %s=%s is refused', async (setting, value) => {
    await createTopic(1, { [setting]: value });
    await expect(open()).rejects.toThrow(`the topic ${topic} has ${setting}=${value}, with which the log`);
  });

  test('that has lost its beginning is refused', async () => {
    const { log } = await open({ partitions: 1 });
    await log.append(bookings('account/A-1', 5));
    // The library knows the leaders only of topics that it has asked about.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '3' }] });
    await expect(open()).rejects.toThrow(/has lost its first 3 messages: restore the topic/u);
  });

  test('at an address where nobody listens is a sentence', async () => {
    const away = openKafkaLog({
      brokers: [UNUSED_PORT],
      clientId: 'test',
      retries: 1,
      topic,
      times: 'brokers',
      clock,
    });
    await expect(away).rejects.toThrow(`Kafka at ${UNUSED_PORT} is not to be reached: `);
  });
});
