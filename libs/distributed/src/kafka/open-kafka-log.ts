import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import { type Clock, createBell } from '#pipeline';
import { KafkaAppender } from './kafka-appender.js';
import { type KafkaAddress, kafkaClient, orAway } from './kafka-client.js';
import { KafkaEventLog } from './kafka-event-log.js';
import { LogEnds } from './log-ends.js';
import { headerIn, headerMessage, LOG_VERSION, type LogHeader } from './log-header.js';
import { patiently } from './patiently.js';
import { prepareTopic, type TopicWish } from './prepare-topic.js';
import { ReaderPool } from './reader-pool.js';
import { UnfitLog } from './unfit-log.js';

const LOOK_MS = 100;
/** How long to wait for the process that has made the topic. */
const LOOKS_FOR_HEADER = 100;

export interface KafkaLogOptions extends KafkaAddress, TopicWish {
  readonly clock: Clock;
}

/** A log in Kafka, and what it says of itself. */
export interface OpenedKafkaLog {
  readonly log: KafkaEventLog;
  readonly header: LogHeader;
  readonly kafka: Kafka;
  readonly topic: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens the log in a topic, and begins it when the topic is new.
 *
 * @throws {UnfitLog} when the topic cannot be the log; the message says what to do
 * @throws {KafkaAway} when no broker answers
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<OpenedKafkaLog> {
  const { topic, clock, brokers } = options;
  const kafka = kafkaClient(options);
  const admin = kafka.admin();
  const closing: (() => Promise<void>)[] = [() => admin.disconnect()];
  const close = async (): Promise<void> => {
    await Promise.all(closing.map((each) => each()));
  };
  try {
    await admin.connect();
    const { partitions, isOurs } = await prepareTopic(admin, options);
    await checkBeginnings(admin, topic);
    const ends = new LogEnds(kafka, topic);
    closing.push(() => ends.close());
    const readers = new ReaderPool(kafka, topic, partitions, ends);
    closing.push(() => readers.close());
    await untilBegun(ends, isOurs ? 0 : LOOKS_FOR_HEADER, () => begin(kafka, topic, partitions));
    const { header, headers } = await headersOf(readers, topic);
    checkHeader(header, topic, partitions);
    const appender = new KafkaAppender(kafka, topic);
    closing.push(() => appender.close());
    const explained = (error: unknown): unknown => orAway(brokers, error);
    const log = new KafkaEventLog({ partitions, headers, appender, readers, ends, clock, explained });
    return { log, header, kafka, topic, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw orAway(brokers, error);
  }
}

async function checkBeginnings(admin: Admin, topic: string): Promise<void> {
  const cut = (await patiently(() => admin.fetchTopicOffsets(topic))).find(({ low }) => low !== '0');
  if (cut === undefined) return;
  throw new UnfitLog(
    `partition ${String(cut.partition)} of the topic ${topic} has lost its first ${cut.low} messages: ` +
      'restore the topic from a copy of the log',
  );
}

/** Who has made the topic begins the log; the others wait, and do it themselves only if that one has died over it. */
async function untilBegun(ends: LogEnds, looks: number, begin: () => Promise<void>): Promise<void> {
  const pause = createBell();
  for (let left = looks; (await ends.of(0)) === 0; left -= 1) {
    if (left <= 0) return begin();
    await pause.next(0, LOOK_MS);
  }
}

async function begin(kafka: Kafka, topic: string, partitions: number): Promise<void> {
  const producer = kafka.producer({ idempotent: true });
  await producer.connect();
  try {
    const message = headerMessage({ version: LOG_VERSION, id: randomUUID(), partitions });
    await producer.send({ topic, acks: -1, messages: [message] });
  } finally {
    await producer.disconnect();
  }
}

/** The header, and how many there are: should several processes have begun the log, the first one counts. */
async function headersOf(
  readers: ReaderPool,
  topic: string,
): Promise<{ readonly header: LogHeader; readonly headers: number }> {
  for await (const messages of readers.read(0, 0)) {
    const [first] = messages;
    const header = first === undefined ? undefined : headerIn(first);
    if (header === undefined) break;
    const events = messages.findIndex((message) => headerIn(message) === undefined);
    return { header, headers: events < 0 ? messages.length : events };
  }
  throw new UnfitLog(`the topic ${topic} is no log of Mooring: name another one in MOORING_TOPIC`);
}

function checkHeader({ version, partitions }: LogHeader, topic: string, present: number): void {
  if (version !== LOG_VERSION) {
    throw new UnfitLog(
      `the log in the topic ${topic} has version ${String(version)}, this program reads version ${String(LOG_VERSION)}: ` +
        'use the program that wrote it, or a newer one',
    );
  }
  if (partitions !== present) {
    throw new UnfitLog(
      `the topic ${topic} had ${String(partitions)} partitions when the log was begun and has ${String(present)} now, ` +
        'so events of an account would be in two of them: restore the topic from a copy of the log',
    );
  }
}
