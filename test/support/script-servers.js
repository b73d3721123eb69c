import { resolve } from 'node:path';
import { runProgram } from './run-program.js';

const SCRIPTS = resolve(import.meta.dirname, '../../scripts/servers');

/** Starts servers with scripts/servers: `{ servers, stop }`. Throws a sentence when this machine cannot. */
export async function scriptServers() {
  const env = await freePorts();
  const stop = () => runProgram(`${SCRIPTS}/down`, ['--wipe'], { env });
  try {
    const said = variables(await runProgram(`${SCRIPTS}/up`, [], { env }));
    return {
      servers: {
        kafkaBrokers: said.KAFKA_BROKERS.split(','),
        mongoUrl: said.MONGO_URL,
        redisUrl: said.REDIS_URL,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ports of loopback for servers that nobody else has: KAFKA_PORT, MONGO_PORT, REDIS_PORT and more, as strings. */
export async function freePorts() {
  return variables(await runProgram(`${SCRIPTS}/free-ports`, []));
}

/** What a script prints, `NAME=value` a line. */
function variables(printed) {
  return Object.fromEntries(
    printed
      .trim()
      .split('\n')
      .map((line) => line.split('=')),
  );
}
