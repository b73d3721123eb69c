import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { runProgram } from './run-program.js';
import { freePorts } from './script-servers.js';

const FILES = [
  resolve(import.meta.dirname, '../../docker-compose.yml'),
  join(import.meta.dirname, 'servers.compose.yml'),
];
const SERVICES = ['kafka', 'mongo', 'redis'];
/** A context of another machine may never answer. */
const ENGINE_MS = 10_000;

/** Starts the servers of docker-compose.yml on any free ports: `{ servers, stop }`. Throws a sentence without a docker engine. */
export async function dockerServers() {
  await runProgram('docker', ['info'], { quiet: true, timeout: ENGINE_MS }).catch(() => {
    throw new Error('no docker engine answers');
  });
  const secret = randomBytes(16).toString('hex');
  const { KAFKA_PORT, MONGO_PORT, REDIS_PORT } = await freePorts();
  const env = {
    KAFKA_PORT,
    MONGO_PORT,
    REDIS_PORT,
    MONGO_PASSWORD: secret,
    REDIS_PASSWORD: secret,
    // Of services that are not started here.
    MOORING_TOKEN: secret,
  };
  const compose = (...args) =>
    runProgram(
      'docker',
      [
        'compose',
        ...FILES.flatMap((file) => ['--file', file]),
        '--project-name',
        `mooring-test-${process.pid}`,
        ...args,
      ],
      { env },
    );
  const stop = () => compose('down', '--volumes');
  try {
    await compose('up', '--detach', '--wait', ...SERVICES);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    servers: {
      kafkaBrokers: [`127.0.0.1:${KAFKA_PORT}`],
      mongoUrl: `mongodb://mooring:${secret}@127.0.0.1:${MONGO_PORT}/?authSource=admin`,
      redisUrl: `redis://:${secret}@127.0.0.1:${REDIS_PORT}`,
    },
    stop,
  };
}
