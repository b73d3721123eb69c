import { randomBytes } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { leftOut } from './left-out.js';

/** Where Kafka, a server that speaks MongoDB, and Redis are. */
export interface Servers {
  readonly kafkaBrokers: readonly string[];
  readonly mongoUrl: string;
  readonly redisUrl: string;
}

const VARIABLES = ['KAFKA_BROKERS', 'MONGO_URL', 'REDIS_URL'] as const;
const answer = z.object({
  servers: z
    .object({ kafkaBrokers: z.array(z.string()), mongoUrl: z.string(), redisUrl: z.string() })
    .optional(),
  why: z.string().optional(),
});

/**
 * Real servers: those of the environment, else those of this run, which the first spec that asks starts (docker, else
 * scripts/servers) and the end of the run stops. Undefined, and noted, where there are none.
 */
export async function realServers(): Promise<Servers | undefined> {
  const given = fromEnvironment();
  if (given !== undefined) return given;
  const door = process.env['MOORING_TEST_SERVERS'];
  if (door === undefined) throw new Error('specs that need real servers run with npm test');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(door, resolve).on('error', reject);
  });
  const { servers, why = '' } = answer.parse(await json(response));
  if (servers === undefined) leftOut('the distributed set on real servers', why);
  return servers;
}

/** A name that nobody has used, fit for a topic, a database and a prefix of keys. */
export function uniqueName(): string {
  return `mooring-test-${randomBytes(6).toString('hex')}`;
}

function fromEnvironment(): Servers | undefined {
  const [kafka, mongoUrl, redisUrl] = VARIABLES.map((name) => process.env[name]);
  if (kafka !== undefined && mongoUrl !== undefined && redisUrl !== undefined) {
    return { kafkaBrokers: kafka.split(','), mongoUrl, redisUrl };
  }
  if (kafka === undefined && mongoUrl === undefined && redisUrl === undefined) return undefined;
  throw new Error(`set all of ${VARIABLES.join(', ')}, or none of them`);
}
