import kafkajs, { type Admin } from 'kafkajs';
import { patiently } from './patiently.js';
import { UnfitLog } from './unfit-log.js';

export interface TopicWish {
  readonly topic: string;
  /** Undefined = as many as the topic has, or `DEFAULT_PARTITIONS` for one that is made now. */
  readonly partitions?: number | undefined;
  /** Whose clock gives record times: the brokers', or (for tests with a clock of their own) the senders'. */
  readonly times: 'brokers' | 'senders';
}

export interface PreparedTopic {
  readonly partitions: number;
  /** Whether this call has made it. */
  readonly isOurs: boolean;
}

/** Enough for a dozen processes to share; a topic keeps its number for life. */
const DEFAULT_PARTITIONS = 12;
/** Events may be as large as the door takes them, whatever the brokers' own limit is. */
const MAX_MESSAGE_BYTES = 8 * 2 ** 20;

/** What a topic must be set to: losing events would be losing the truth. */
const KEEPING: Readonly<Record<string, string>> = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
};
const TIMES = { brokers: 'LogAppendTime', senders: 'CreateTime' } as const;

/**
 * Makes the topic when there is none, and looks at one that exists.
 *
 * @throws {UnfitLog} when it would lose events, has another number of partitions, or takes others' record times
 */
export async function prepareTopic(
  admin: Admin,
  { topic, partitions, times }: TopicWish,
): Promise<PreparedTopic> {
  const kept = { ...KEEPING, 'message.timestamp.type': TIMES[times] };
  let isOurs = false;
  if (!(await admin.listTopics()).includes(topic)) {
    const settings = { ...kept, 'max.message.bytes': String(MAX_MESSAGE_BYTES) };
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
    const numPartitions = partitions ?? DEFAULT_PARTITIONS;
    // False when another process was faster.
    isOurs = await admin.createTopics({
      topics: [{ topic, numPartitions, replicationFactor: -1, configEntries }],
      // The library takes it for an error when a broker has not heard of the topic yet.
      waitForLeaders: false,
    });
  }
  await patiently(() => checkSettings(admin, topic, kept));
  const count = await patiently(async () => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length ?? 0;
  });
  if (partitions === undefined || count === partitions) return { partitions: count, isOurs };
  throw new UnfitLog(
    `the topic ${topic} has ${String(count)} partitions, not ${String(partitions)}, and a log cannot change them: ` +
      `set MOORING_PARTITIONS to ${String(count)}, or name another topic in MOORING_TOPIC`,
  );
}

async function checkSettings(
  admin: Admin,
  topic: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: Object.keys(wanted) }],
  });
  for (const { configName, configValue } of resources[0]?.configEntries ?? []) {
    const value = wanted[configName];
    if (value === undefined || configValue === value) continue;
    throw new UnfitLog(
      `the topic ${topic} has ${configName}=${configValue}, with which the log would not stay as it is: ` +
        `set it to ${value} with kafka-configs.sh, then start again`,
    );
  }
}
