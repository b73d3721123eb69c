/**
 * Kills processes of an installation at random moments while history is imported, events flow and users act; pauses some
 * through a rebalance and wakes them; stops each as an operator would. Prints how long it took to recover, and in the end
 * what was lost or doubled: nothing, or exit code 1.
 *
 *   node scripts/kill-processes.js [--kills 30] [--seed 7]
 *
 * Needs the product built (npm run build). Starts servers of its own (scripts/servers) and removes them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Installation } from './under-load/installation.js';
import { Load } from './under-load/load.js';
import { printResult } from './under-load/print-result.js';
import { until } from './under-load/until.js';

const PROCESSES = ['projector-1', 'projector-2', 'api-1', 'api-2', 'follow-up'];
const PAUSED = ['projector-1', 'projector-2', 'api-1', 'follow-up'];
const LOAD = { feeds: 2, pauseMs: 500 };
const IMPORT_MS = 900_000;
/** The longest time between a recovery and the next kill. */
const LONGEST_MS = 2_000;
/** Longer than the session of a consumer: the group gives its partitions to others. */
const PAUSE_MS = 12_000;
const BETWEEN_ACTIONS_MS = 300;
const DAY_MS = 86_400_000;
const WEEKS = 90;
const COMPANY = 24;
/** Whole weeks without an order, of those that come back. */
const GAP = 7;

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 30);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6));
const random = randomFrom(seed);
const pick = (list) => list[Math.floor(random() * list.length)];

const installation = new Installation('kill-processes');
const acted = new Set();
let load;

/** mulberry32: the same numbers for the same seed. */
function randomFrom(start) {
  let state = start;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Weeks of a company: some of its accounts stop for good, others for some weeks. */
function history() {
  const now = Date.now();
  const monday = now - ((Math.floor(now / DAY_MS) + 3) % 7) * DAY_MS;
  const dateOf = (back, day) => new Date(monday + (day - 7 * back) * DAY_MS).toISOString().slice(0, 10);
  const rows = ['account_id,date,shipment_id,orders,value,currency'];
  for (let back = WEEKS; back >= 2; back -= 1) {
    for (let nth = 0; nth < COMPANY; nth += 1) {
      const silent = back - (WEEKS - 45 - nth * 3);
      const isSilent = nth % 3 === 0 ? silent <= 0 : nth % 3 === 1 && silent <= 0 && silent > -GAP;
      const date = dateOf(back, nth % 5);
      if (!isSilent) rows.push(`KA-${nth},${date},KA-${nth} ${date},1,${900 + ((back * 37) % 200)},CNY`);
    }
    rows.push(`KA-2,${dateOf(back, 5)},last of ${back},1,10,CNY`);
  }
  return `${rows.join('\n')}\n`;
}

async function startImport() {
  const form = new FormData();
  form.append('source', 'tms');
  form.append('file', new Blob([history()], { type: 'text/csv' }), 'history.csv');
  const { status, text } = await installation.askOf('api-1', '/v1/imports', { method: 'POST', body: form });
  if (status !== 202) throw new Error(`the import was not taken: ${text}`);
  return JSON.parse(text).importId;
}

async function isImported(importId) {
  // Uploads and what became of them are in the folder of the process that received them.
  const { status, text } = await installation.askOf('api-1', `/v1/imports/${importId}`);
  if (status !== 200) return false;
  const { status: stands } = JSON.parse(text);
  if (stands === 'failed') throw new Error(`the import has failed: ${text}`);
  return stands === 'done';
}

/** Users who acknowledge alerts, put tasks off and complete them. */
async function act() {
  for (let nth = 0; !load.stopping.aborted; nth += 1) {
    await pause(BETWEEN_ACTIONS_MS);
    const what = pick(['alerts', 'tasks', 'tasks']);
    const { status, text } = await installation.ask(`/v1/${what}?status=open&limit=100`);
    const one = status === 200 ? pick(JSON.parse(text).items) : undefined;
    if (one === undefined) continue;
    const later = new Date(Date.now() + (1 + (nth % 20)) * DAY_MS).toISOString().slice(0, 10);
    const [verb, body] =
      what === 'alerts'
        ? ['acknowledge', {}]
        : pick([
            ['snooze', { due: later, reason: 'the customer travels' }],
            ['complete', { outcome: 'visited' }],
          ]);
    const answer = await installation.ask(
      `/v1/${what}/${one.alertId && what === 'alerts' ? one.alertId : one.taskId}/${verb}`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'if-match': `"${one.revision}"`,
          'idempotency-key': `act-${nth}`,
        },
        body: JSON.stringify(body),
      },
    );
    if (answer.status === 200) acted.add(JSON.parse(answer.text).command.commandId);
  }
}

const since = (began) => Math.round(performance.now() - began);
const isReady = async (name) => (await installation.askOf(name, '/health/ready')).status === 200;

try {
  console.log(`seed ${seed}, ${kills} kills`);
  await Promise.all(PROCESSES.map((name) => installation.start(name)));
  for (const name of PROCESSES) await until(`${name} to be ready`, () => isReady(name));
  const importId = await startImport();
  load = new Load(installation, LOAD);
  const acting = act();
  acting.catch(() => undefined);

  const recoveries = [];
  for (let nth = 1; nth <= kills; nth += 1) {
    const victim = pick(PROCESSES);
    const moment = Math.round(random() * LONGEST_MS);
    await pause(moment);
    const before = load.sent.size;
    await installation.kill(victim);
    const began = performance.now();
    const back = installation.start(victim);
    await load.probe(`kill-${nth}`);
    const folded = since(began);
    await back;
    await until(`${victim} to be ready`, () => isReady(victim));
    recoveries.push(folded);
    console.log(
      `${nth}. ${victim} killed after ${moment} ms: what came since is folded after ${folded} ms, ` +
        `ready again after ${since(began)} ms, ${load.sent.size - before} events since`,
    );
  }
  const sorted = recoveries.toSorted((one, other) => one - other);
  console.log(
    `recovery: median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms of ${sorted.length}`,
  );

  for (const name of PAUSED) {
    const before = load.sent.size;
    installation.signal(name, 'SIGSTOP');
    const began = performance.now();
    await load.probe(`paused-${name}`);
    const folded = since(began);
    await pause(Math.max(0, PAUSE_MS - folded));
    installation.signal(name, 'SIGCONT');
    const awake = performance.now();
    await load.probe(`woken-${name}`);
    const again = since(awake);
    await until(`${name} to be ready`, () => isReady(name));
    console.log(
      `${name} paused for ${Math.round(awake - began)} ms: what came since is folded after ${folded} ms; ` +
        `woken: folded after ${again} ms, ready after ${since(awake)} ms, ${load.sent.size - before} events since`,
    );
  }

  for (const name of PROCESSES) {
    const began = performance.now();
    const code = await installation.stop(name);
    const stopped = since(began);
    await installation.start(name);
    await load.probe(`stopped-${name}`);
    await until(`${name} to be ready`, () => isReady(name));
    console.log(
      `${name} stopped with exit code ${code} after ${stopped} ms, all folded again after ${since(began)} ms`,
    );
    if (code !== 0) process.exitCode = 1;
  }

  await until('the end of the import', () => isImported(importId), IMPORT_MS);
  await load.stop();
  await acting;
  await until('the fold', () => installation.folded(0));
  await until(
    'the reminders',
    async () => (await installation.metric('mooring_jobs_oldest_late_seconds')) === 0,
  );
  await until('the fold', () => installation.folded(0));
  console.log(`exit codes: ${(await installation.stopAll()).join(' ')}`);
  if (!(await printResult(installation, load, acted))) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
  for (const name of installation.names) console.error(name, installation.lastWords(name));
} finally {
  await load?.stop().catch(() => undefined);
  installation.remove();
}
