import { type OpenedKafkaLog, openKafkaLog } from '#distributed';
import { systemClock } from '#pipeline';
import { removeFromServers } from '../../support/remove-from-servers.js';

/** Partitions that the benches spread over. */
export const PARTITIONS = 4;

/** Real servers, and a name that is the bench's own on them. */
export interface BenchServers {
  readonly brokers: readonly string[];
  readonly mongoUrl: string;
  readonly redisUrl: string;
  readonly name: string;
  /** What a process of the product needs to be told of an installation. */
  env(installation: string): Readonly<NodeJS.ProcessEnv>;
}

/**
 * Works on the servers that the environment names, and removes what is under its own name.
 *
 * @throws when the environment does not say where they are
 */
export async function onServers<Result>(work: (servers: BenchServers) => Promise<Result>): Promise<Result> {
  const kafkaBrokers = named('KAFKA_BROKERS').split(',');
  const mongoUrl = named('MONGO_URL');
  const redisUrl = named('REDIS_URL');
  const name = `mooring-bench-${String(process.pid)}`;
  try {
    return await work({
      brokers: kafkaBrokers,
      mongoUrl,
      redisUrl,
      name,
      env: (installation) => ({
        MOORING_SET: 'distributed',
        MOORING_TOPIC: installation,
        MOORING_PARTITIONS: String(PARTITIONS),
        MONGO_URL: new URL(`/${installation}`, mongoUrl).href,
        MOORING_LOG: 'error',
      }),
    });
  } finally {
    await removeFromServers({ kafkaBrokers, mongoUrl, redisUrl }, name);
  }
}

/** Works with a log in a topic. */
export async function withLog<Result>(
  { brokers }: BenchServers,
  topic: string,
  work: (log: OpenedKafkaLog) => Promise<Result>,
): Promise<Result> {
  const log = await openKafkaLog({
    brokers,
    clientId: topic,
    topic,
    partitions: PARTITIONS,
    times: 'brokers',
    clock: systemClock,
  });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

function named(variable: string): string {
  const value = process.env[variable];
  if (value === undefined)
    throw new Error(`set ${variable}: the bench needs servers, see scripts/servers/up`);
  return value;
}
