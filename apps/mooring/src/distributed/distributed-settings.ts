import { z } from 'zod';
import { UserError } from '../user-error.js';

/** Where the servers of the distributed set are, and what the installation is called on them. */
export interface DistributedSettings {
  readonly brokers: readonly string[];
  readonly kafkaTls: boolean;
  readonly kafkaUser: { readonly username: string; readonly password: string } | undefined;
  readonly mongoUrl: string;
  readonly redisUrl: string;
  /** The topic of the log; also names the installation in Redis. */
  readonly topic: string;
  readonly partitions: number | undefined;
}

const address = z.string().regex(/^[^\s:/,]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/iu);
const schema = z.object({
  KAFKA_BROKERS: z
    .string()
    .transform((text) => text.split(',').map((broker) => broker.trim()))
    .pipe(z.array(address).min(1)),
  KAFKA_TLS: z.enum(['0', '1']).default('0'),
  KAFKA_USERNAME: z.string().min(1).optional(),
  KAFKA_PASSWORD: z.string().min(1).optional(),
  MONGO_URL: z.string().regex(/^mongodb(\+srv)?:\/\//u),
  REDIS_URL: z.string().regex(/^rediss?:\/\//u),
  MOORING_TOPIC: z
    .string()
    .regex(/^[\w.-]{1,200}$/u)
    .default('mooring'),
  MOORING_PARTITIONS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/u)
    .transform(Number)
    .optional(),
});

const FORMS: Readonly<Record<string, string>> = {
  KAFKA_BROKERS: 'the brokers of Kafka, as host:port,host:port',
  KAFKA_TLS: '1, or leave it out',
  KAFKA_USERNAME: 'the user of Kafka',
  KAFKA_PASSWORD: 'the password of the user of Kafka',
  MONGO_URL: 'the address of MongoDB, as mongodb://user:password@host:27017/mooring',
  REDIS_URL: 'the address of Redis, as redis://:password@host:6379',
  MOORING_TOPIC: 'the topic of the log, in letters, digits, dots and dashes',
  MOORING_PARTITIONS: 'a number of partitions from 1 to 9999',
};

/** The settings from the environment. Throws UserError for the first that is missing or has no such form. */
export function distributedSettings(environment: Readonly<NodeJS.ProcessEnv>): DistributedSettings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const found = environment[name] === undefined ? 'is not set' : 'has no such form';
    throw new UserError(`${name} ${found}: set it to ${FORMS[name] ?? 'what the documentation says'}`);
  }
  const { data } = parsed;
  if ((data.KAFKA_USERNAME === undefined) !== (data.KAFKA_PASSWORD === undefined))
    throw new UserError('set both KAFKA_USERNAME and KAFKA_PASSWORD, or neither of them');
  return {
    brokers: data.KAFKA_BROKERS,
    kafkaTls: data.KAFKA_TLS === '1',
    kafkaUser:
      data.KAFKA_USERNAME === undefined || data.KAFKA_PASSWORD === undefined
        ? undefined
        : { username: data.KAFKA_USERNAME, password: data.KAFKA_PASSWORD },
    mongoUrl: data.MONGO_URL,
    redisUrl: data.REDIS_URL,
    topic: data.MOORING_TOPIC,
    partitions: data.MOORING_PARTITIONS,
  };
}
