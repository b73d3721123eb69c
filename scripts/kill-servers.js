/**
 * Kills Kafka, the server that speaks MongoDB, and Redis in turn while events flow through an installation of several
 * processes, empties Redis, and prints how long it took to recover and what was lost or doubled: nothing, or exit code 1.
 * Needs the product built (npm run build). Starts servers of its own (scripts/servers) and removes them.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/apps/mooring/src/main.js');
const PORTS = { api: 7470, projector: 7471, 'follow-up': 7472 };
const API = `http://127.0.0.1:${PORTS.api}`;
const ACCOUNTS = 7;
const BATCH = 40;
const PATIENCE_MS = 120_000;
/** How long events flow before and after each fault. */
const FLOW_MS = 3_000;
/** How far behind the fold is taken for level, in seconds. */
const LEVEL_S = 1;

const lines = (text) => text.trim().split('\n');
const assignments = (text) =>
  Object.fromEntries(lines(text).map((line) => line.split(/=(.*)/su).slice(0, 2)));
const script = (name, env, ...args) =>
  execFileSync(join(ROOT, 'scripts/servers', name), args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const ports = assignments(script('free-ports', {}));
const addresses = assignments(script('up', ports));
const data = mkdtempSync(join(tmpdir(), 'mooring-kill-'));
const env = {
  ...process.env,
  ...addresses,
  MOORING_SET: 'distributed',
  MOORING_TOPIC: 'kill-servers',
  MOORING_PARTITIONS: '4',
  MOORING_LOG: 'error',
};
const children = [];
const logOf = (part) => join(data, `${part}.log`);
const start = (part) => {
  const args = [MAIN, part, '--port', String(PORTS[part]), '--data', data];
  children.push(
    spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', openSync(logOf(part), 'a')] }),
  );
};

const ask = async (path, options) => {
  try {
    const answer = await fetch(`${API}${path}`, { ...options, signal: AbortSignal.timeout(60_000) });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { status: 0, text: '' };
  }
};
const until = async (what, condition) => {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`${what}: not within ${PATIENCE_MS} ms`);
    await pause(50);
  }
  return Math.round(performance.now() - began);
};
/** While events flow there is always one on its way: what counts is since when. */
const folded = async (seconds) => {
  const lag = /^mooring_projection_lag_seconds (.*)$/mu.exec((await ask('/metrics')).text)?.[1];
  return lag !== undefined && Number(lag) <= seconds;
};

const sent = new Set();
const stopping = new AbortController();
async function feed() {
  for (let nth = 0; !stopping.signal.aborted; nth += 1) {
    const events = Array.from({ length: BATCH }, (_, at) => ({
      specversion: '1.0',
      id: `${nth}-${at}`,
      source: 'kill-servers',
      type: 'mooring.shipment.booked',
      subject: `account/ACCOUNT-${at % ACCOUNTS}`,
      time: new Date().toISOString(),
      data: { shipmentId: `${nth}-${at}`, value: 100, currency: 'CNY' },
    }));
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    const body = JSON.stringify(events);
    await until('an acknowledgement', async () => {
      const { status } = await ask('/v1/events', { method: 'POST', headers, body });
      return status === 202;
    });
    for (const { id } of events) sent.add(id);
  }
}

async function journalled() {
  const found = [];
  for (let nth = 0; nth < ACCOUNTS; nth += 1) {
    for (let after = 0; after !== undefined;) {
      const { text } = await ask(`/v1/accounts/ACCOUNT-${nth}/journal?limit=500&after=${after}`);
      const { items, next } = JSON.parse(text);
      for (const { event } of items)
        if (event.data.shipmentId !== undefined) found.push(event.data.shipmentId);
      after = next;
    }
  }
  return found;
}

const pidOf = (name) => lines(execFileSync('pgrep', ['-f', name], { encoding: 'utf8' })).map(Number);
const killed = {
  Kafka: () => pidOf(`kafka-${ports.KAFKA_PORT}/server.properties`),
  'the server that speaks MongoDB': () => pidOf(`mongo-${ports.MONGO_PORT}/`),
  Redis: () => pidOf(`redis-server .*--port ${ports.REDIS_PORT} `),
};

try {
  for (const part of Object.keys(PORTS)) start(part);
  await until('the start', async () => (await ask('/health/ready')).status === 200);
  const feeding = feed();
  // What it says counts only while this script still waits for it.
  feeding.catch(() => undefined);
  for (const [name, pids] of Object.entries(killed)) {
    await pause(FLOW_MS);
    const before = sent.size;
    for (const pid of pids()) process.kill(pid, 'SIGKILL');
    const began = performance.now();
    script('up', ports);
    const up = Math.round(performance.now() - began);
    await until('more events', () => sent.size > before + BATCH);
    await pause(FLOW_MS);
    const lag = await until('the fold', () => folded(LEVEL_S));
    console.log(
      `${name}: killed, up again after ${up} ms, ${sent.size - before} events since, fold level after ${lag} ms`,
    );
  }
  execFileSync('redis-cli', ['-u', addresses.REDIS_URL, 'FLUSHALL']);
  await pause(FLOW_MS);
  stopping.abort();
  await feeding;
  await until('the fold', () => folded(0));
  const found = await journalled();
  const there = new Set(found);
  const lost = [...sent].filter((id) => !there.has(id)).length;
  console.log(`${sent.size} events acknowledged, ${lost} lost, ${found.length - there.size} doubled`);
  for (const child of children.splice(0)) child.kill('SIGTERM');
  console.log(
    execFileSync(process.execPath, [MAIN, 'verify'], { encoding: 'utf8', env }).trim().split('\n').at(-1),
  );
  if (lost + found.length - there.size > 0) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
  console.error((await ask('/metrics')).text.match(/^mooring_(projection|fold).*$/gmu)?.join('\n'));
  for (const part of Object.keys(PORTS))
    console.error(part, lines(readFileSync(logOf(part), 'utf8')).slice(-5));
} finally {
  stopping.abort();
  for (const child of children) child.kill('SIGKILL');
  script('down', ports, '--wipe');
  rmSync(data, { recursive: true, force: true });
}
