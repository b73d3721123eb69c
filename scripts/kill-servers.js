/**
 * Kills Kafka, the server that speaks MongoDB, and Redis in turn while events flow through an installation of several
 * processes, empties Redis, and prints how long it took to recover and what was lost or doubled: nothing, or exit code 1.
 * Needs the product built (npm run build). Starts servers of its own (scripts/servers) and removes them.
 */
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Installation, lines } from './under-load/installation.js';
import { Load } from './under-load/load.js';
import { printResult } from './under-load/print-result.js';
import { until } from './under-load/until.js';

const PROCESSES = ['api', 'projector', 'follow-up'];
/** How long events flow before and after each fault. */
const FLOW_MS = 3_000;
const BATCH = 40;
/** How far behind the fold is taken for level, in seconds. */
const LEVEL_S = 1;

const installation = new Installation('kill-servers');
const { ports, env } = installation;
let load;

const pidOf = (name) => lines(execFileSync('pgrep', ['-f', name], { encoding: 'utf8' })).map(Number);
const killed = {
  Kafka: () => pidOf(`kafka-${ports.KAFKA_PORT}/server.properties`),
  'the server that speaks MongoDB': () => pidOf(`mongo-${ports.MONGO_PORT}/`),
  Redis: () => pidOf(`redis-server .*--port ${ports.REDIS_PORT} `),
};

try {
  await Promise.all(PROCESSES.map((part) => installation.start(part)));
  await until('the start', async () => (await installation.ask('/health/ready')).status === 200);
  load = new Load(installation);
  const { sent } = load;
  for (const [name, pids] of Object.entries(killed)) {
    await pause(FLOW_MS);
    const before = sent.size;
    for (const pid of pids()) process.kill(pid, 'SIGKILL');
    const began = performance.now();
    installation.startServers();
    const up = Math.round(performance.now() - began);
    await until('more events', () => sent.size > before + BATCH);
    await pause(FLOW_MS);
    const lag = await until('the fold', () => installation.folded(LEVEL_S));
    console.log(
      `${name}: killed, up again after ${up} ms, ${sent.size - before} events since, fold level after ${lag} ms`,
    );
  }
  execFileSync('redis-cli', ['-u', env.REDIS_URL, 'FLUSHALL']);
  await pause(FLOW_MS);
  await load.stop();
  await until('the fold', () => installation.folded(0));
  await installation.stopAll();
  if (!(await printResult(installation, load))) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
  const { text } = await installation.ask('/metrics');
  console.error(text.match(/^mooring_(projection|fold).*$/gmu)?.join('\n'));
  for (const part of PROCESSES) console.error(part, installation.lastWords(part));
} finally {
  await load?.stop().catch(() => undefined);
  installation.remove();
}
