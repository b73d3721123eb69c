import kafkajs, { type Kafka, type KafkaConfig, type SASLOptions } from 'kafkajs';
import { withoutKafkasTimers } from './quiet-timers.js';

// Once for the process, before the first client. It is called with what it belongs to.
// oxlint-disable-next-line typescript/unbound-method
process.emitWarning = withoutKafkasTimers(process.emitWarning);

export interface KafkaAddress {
  /** `host:port` of some brokers; the others are found through them. */
  readonly brokers: readonly string[];
  /** How this process is called in the brokers' logs and metrics. */
  readonly clientId: string;
  readonly ssl?: boolean;
  readonly sasl?: SASLOptions;
  /** How often what has failed is tried again, each time after a longer pause. */
  readonly retries?: number;
}

const RETRY = { initialRetryTime: 50, maxRetryTime: 2_000 } as const;
/** Some 20 s in all: a broker that was killed is back in half of that. */
const RETRIES = 14;
const CONNECT_MS = 3_000;
const REQUEST_MS = 30_000;

/**
 * A client whose troubles are told by those who call it: the library logs every failure that is going to be tried again as
 * an error.
 */
export function kafkaClient({ brokers, clientId, ssl, sasl, retries = RETRIES }: KafkaAddress): Kafka {
  const config: KafkaConfig = {
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    retry: { ...RETRY, retries },
    logLevel: kafkajs.logLevel.NOTHING,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
  };
  return new kafkajs.Kafka(config);
}

/** Kafka does not answer. */
export class KafkaAway extends Error {
  constructor(brokers: readonly string[], cause: Error) {
    super(`Kafka at ${brokers.join(', ')} is not to be reached: ${cause.message}`, { cause });
    this.name = 'KafkaAway';
  }
}

/** Brokers have what was asked for, and do not send it. */
export class SilentBrokers extends Error {}

/** Tells what the library, or the lack of an answer, says as `KafkaAway`; other errors stay as they are. */
export function orAway(brokers: readonly string[], error: unknown): unknown {
  return error instanceof kafkajs.KafkaJSError || error instanceof SilentBrokers
    ? new KafkaAway(brokers, error)
    : error;
}
