/**
 * What kill-servers.js and kill-processes.js share: servers of their own, the processes of an installation on them, events
 * that flow through it, and what is counted in the end. Needs the product built (npm run build).
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/apps/mooring/src/main.js');
const OPEN_SET = join(ROOT, 'dist/apps/mooring/src/distributed/open-distributed-set.js');
const ACCOUNTS = 7;
const BATCH = 40;
const PATIENCE_MS = 180_000;
/** A process that is paused keeps its callers waiting: they turn to another one. */
const ANSWER_MS = 20_000;
const PAGE = 1_000;
const BATCHED = { 'content-type': 'application/cloudevents-batch+json' };

export const lines = (text) => text.trim().split('\n');
const assignments = (text) =>
  Object.fromEntries(lines(text).map((line) => line.split(/=(.*)/su).slice(0, 2)));

/** Waits for a condition; resolves with how long it took, in milliseconds. */
export async function until(what, condition, patienceMs = PATIENCE_MS) {
  const began = performance.now();
  while (!(await condition())) {
    if (performance.now() - began > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await pause(50);
  }
  return Math.round(performance.now() - began);
}

/** Servers that nobody else has, and the processes of an installation on them. */
export class Installation {
  #ports;
  #data = mkdtempSync(join(tmpdir(), 'mooring-kill-'));
  #running = new Map();
  /** When an api has not answered. */
  #silences = new Map();

  /** @param topic also names the installation */
  constructor(topic) {
    this.#ports = assignments(this.#script('free-ports'));
    this.env = {
      ...process.env,
      ...this.startServers(),
      MOORING_SET: 'distributed',
      MOORING_TOPIC: topic,
      MOORING_PARTITIONS: '4',
      MOORING_LOG: 'error',
    };
  }

  get ports() {
    return this.#ports;
  }

  /** Starts those that do not run, and returns the addresses of all. */
  startServers() {
    return assignments(this.#script('up'));
  }

  /** Starts a process (`projector-2` is a second projector), on any port and a folder of its own; resolves when it listens. */
  async start(name) {
    const folder = join(this.#data, name);
    mkdirSync(folder, { recursive: true });
    const part = name.replace(/-\d+$/u, '');
    const child = spawn(process.execPath, [MAIN, part, '--port', '0', '--data', folder], {
      env: this.env,
      stdio: ['ignore', 'pipe', openSync(join(folder, 'log'), 'a')],
    });
    const ended = once(child, 'close');
    const running = { child, ended, url: undefined };
    this.#running.set(name, running);
    const said = createInterface({ input: child.stdout });
    const address = new Promise((resolve) => {
      said.on('line', (line) => {
        const url = /^Mooring .* at (http:\S+)/u.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
    });
    const failed = ended.then(() => Promise.reject(new Error(`${name} has ended: ${this.lastWords(name)}`)));
    failed.catch(() => undefined);
    running.url = await Promise.race([address, failed]);
  }

  /** Sends a process a signal that it cannot take, or one after which it goes on. */
  signal(name, signal) {
    this.#running.get(name).child.kill(signal);
  }

  /** Ends a process without asking. */
  async kill(name) {
    const { child, ended } = this.#running.get(name);
    this.#running.delete(name);
    child.kill('SIGKILL');
    await ended;
  }

  /** Asks a process to stop; resolves with its exit code. */
  async stop(name) {
    const { child, ended } = this.#running.get(name);
    this.#running.delete(name);
    child.kill('SIGTERM');
    const [code] = await ended;
    return code;
  }

  /** Asks all processes to stop; resolves with their exit codes. */
  stopAll() {
    return Promise.all([...this.#running.keys()].map((name) => this.stop(name)));
  }

  lastWords(name) {
    return lines(readFileSync(join(this.#data, name, 'log'), 'utf8'))
      .filter((line) => line.startsWith('{'))
      .slice(-5)
      .join('\n');
  }

  get names() {
    return [...this.#running.keys()];
  }

  /** Asks a process; status 0 when it does not answer. */
  async askOf(name, path, options) {
    const url = this.#running.get(name)?.url;
    if (url === undefined) return { status: 0, text: '' };
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const answer = await fetch(`${url}${path}`, { ...options, signal });
      return { status: answer.status, text: await answer.text() };
    } catch {
      return { status: 0, text: '' };
    }
  }

  /** Asks an api, and the others when it does not answer: then they are asked first from now on. */
  async ask(path, options) {
    const apis = this.names.filter((each) => each.startsWith('api'));
    for (const name of apis.toSorted((one, other) => this.#silent(one) - this.#silent(other))) {
      const answer = await this.askOf(name, path, options);
      if (answer.status > 0 && answer.status < 500) return answer;
      this.#silences.set(name, performance.now());
    }
    return { status: 0, text: '' };
  }

  #silent(name) {
    return this.#silences.get(name) ?? 0;
  }

  /** The value of a metric; undefined when nobody answers. */
  async metric(name) {
    const { text } = await this.ask('/metrics');
    const value = new RegExp(`^${name} (.*)$`, 'mu').exec(text)?.[1];
    return value === undefined ? undefined : Number(value);
  }

  /** While events flow there is always one on its way: what counts is since when. */
  async folded(seconds) {
    const lag = await this.metric('mooring_projection_lag_seconds');
    return lag !== undefined && lag <= seconds;
  }

  /** Runs a command to its end: `{ code, text }`, the text being all that it says. */
  async run(...args) {
    const child = spawn(process.execPath, [MAIN, ...args], { env: this.env });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        text += chunk;
      });
    const [code] = await once(child, 'close');
    return { code, text: text.trim() };
  }

  /** Ends everything and removes it. */
  remove() {
    for (const { child } of this.#running.values()) child.kill('SIGKILL');
    this.#script('down', '--wipe');
    rmSync(this.#data, { recursive: true, force: true });
  }

  #script(name, ...args) {
    return execFileSync(join(ROOT, 'scripts/servers', name), args, {
      encoding: 'utf8',
      env: { ...process.env, ...this.#ports },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
}

/** Events that flow until they are stopped; what is not acknowledged is sent again. */
export class Load {
  /** Ids of the shipments that were acknowledged. */
  sent = new Set();
  #installation;
  #stopping = new AbortController();
  #feeds;
  #pauseMs;

  /** @param pauseMs between two batches of a feed: imports wait for a fold that is level, if only for a moment */
  constructor(installation, { feeds = 1, pauseMs = 0 } = {}) {
    this.#installation = installation;
    this.#pauseMs = pauseMs;
    this.#feeds = Array.from({ length: feeds }, (_, nth) => this.#feed(`feed-${nth}`));
    // What they say counts only when they are stopped.
    for (const feed of this.#feeds) feed.catch(() => undefined);
  }

  get stopping() {
    return this.#stopping.signal;
  }

  async stop() {
    this.#stopping.abort();
    await Promise.all(this.#feeds);
  }

  /** Sends an event to every account; resolves when all of them are folded, with how long it took. */
  async probe(name) {
    const events = this.#events(name, ACCOUNTS);
    const took = await until('a fold', async () => (await this.#post('/v1/events?wait=1', events)) === 200);
    this.#sent(events);
    return took;
  }

  async #feed(name) {
    for (let nth = 0; !this.#stopping.signal.aborted; nth += 1) {
      const events = this.#events(`${name}-${nth}`, BATCH);
      await until('an acknowledgement', async () => (await this.#post('/v1/events', events)) === 202);
      this.#sent(events);
      await pause(this.#pauseMs);
    }
  }

  #events(name, count) {
    return Array.from({ length: count }, (_, at) => ({
      specversion: '1.0',
      id: `${name}-${at}`,
      source: 'under-load',
      type: 'mooring.shipment.booked',
      subject: `account/ACCOUNT-${at % ACCOUNTS}`,
      time: new Date().toISOString(),
      data: { shipmentId: `${name}-${at}`, value: 100, currency: 'CNY' },
    }));
  }

  async #post(path, events) {
    const body = JSON.stringify(events);
    return (await this.#installation.ask(path, { method: 'POST', headers: BATCHED, body })).status;
  }

  #sent(events) {
    for (const { id } of events) this.sent.add(id);
  }
}

/**
 * Counts what is there, read from the servers themselves, and what is there twice though it may be only once. Of `sent`
 * (shipments) and `commands` (actions) it says how many are missing.
 */
export async function countAll(env, sent, commands = new Set()) {
  Object.assign(process.env, env);
  const { openDistributedSet } = await import(OPEN_SET);
  const set = await openDistributedSet('', 'read');
  try {
    const events = [];
    const documents = [];
    for (let partition = 0; partition < set.log.partitions; partition += 1) {
      for await (const batch of set.log.read(partition, undefined)) events.push(...batch);
      for await (const batch of (await set.store.open(partition)).documents) documents.push(...batch);
    }
    const journal = [];
    for (const { subject } of documents) {
      for (let after = 0, page; page === undefined || page.length === PAGE; after += PAGE) {
        page = await set.readModels.journal(subject, after, PAGE);
        journal.push(...page.map(({ event }) => event));
      }
    }
    const rows = async (collection, orderBy) => {
      const found = [];
      let after;
      do {
        const query = { collection, where: {}, orderBy, descending: false, after, limit: PAGE };
        const page = await set.readModels.find(query);
        found.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      return found;
    };
    const [alerts, tasks, effects, known] = [
      await rows('alerts', 'accountId'),
      await rows('tasks', 'accountId'),
      await rows('effects', 'accountId'),
      await rows('commands', 'accountId'),
    ];
    const jobs = new Set((await set.jobs.waiting(1_000_000)).map(({ payload }) => payload.taskId));
    const unreminded = tasks.filter((task) => task.status === 'open' && task.remindedOn !== task.remindOn);
    const of = (type) => journal.filter((event) => event.type === `mooring.${type}`);
    const raised = [...of('relationship.loosened'), ...of('relationship.paused')];
    const shipments = new Set(journal.map(({ data }) => data.shipmentId));
    const commandIds = new Set(known.map(({ commandId }) => commandId));
    const outbox = documents
      .filter(({ subject }) => subject.startsWith('account/'))
      .flatMap((document) => document.outbox);
    return {
      there: {
        'events in the log': events.length,
        'journal entries': journal.length,
        'weeks closed': of('week.closed').filter(({ subject }) => subject === 'portfolio').length,
        alerts: alerts.length,
        tasks: tasks.length,
        'reminders to send': effects.length,
        actions: known.length,
        'jobs waiting': jobs.size,
        'events twice in the log, dropped by the fold': doubled(events, ({ subject, source, id }) => [
          subject,
          source,
          id,
        ]),
      },
      wrong: {
        'events lost': [...sent].filter((id) => !shipments.has(id)).length,
        'actions lost': [...commands].filter((id) => !commandIds.has(id)).length,
        'journal entries doubled': doubled(journal, ({ subject, source, id }) => [subject, source, id]),
        'weeks closed twice': doubled(of('week.closed'), ({ subject, data }) => [subject, data.week]),
        'alerts doubled':
          doubled(alerts, ({ accountId, raisedWeek }) => [accountId, raisedWeek]) +
          doubled(
            alerts.filter(({ status }) => status === 'open'),
            ({ accountId }) => [accountId],
          ) +
          doubled(raised, ({ subject, type, data }) => [subject, type, data.week]),
        'tasks doubled':
          doubled(
            tasks.filter(({ status }) => status === 'open'),
            ({ alertId }) => [alertId],
          ) + doubled(of('task.opened'), ({ subject, data }) => [subject, data.taskId]),
        'reminders doubled':
          doubled(effects, ({ taskId, dueOn }) => [taskId, dueOn]) +
          doubled(of('deadline.reached'), ({ data }) => [data.taskId, data.on]),
        'statements left unsent': outbox.length,
        'open tasks without a waiting job': unreminded.filter(({ taskId }) => !jobs.has(taskId)).length,
      },
    };
  } finally {
    await set.close();
  }
}

function doubled(list, nameOf) {
  return list.length - new Set(list.map((each) => JSON.stringify(nameOf(each)))).size;
}

/** Prints what was counted and what `mooring verify --strict` says; returns whether all is well. */
export async function printResult(installation, load, commands) {
  const { there, wrong } = await countAll(installation.env, load.sent, commands);
  const listed = (counts) => Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${load.sent.size} events acknowledged`);
  console.log(`there: ${listed(there).join(', ')}`);
  console.log(`wrong: ${listed(wrong).join(', ')}`);
  const { code, text } = await installation.run('verify', '--strict');
  console.log(lines(text).slice(-12).join('\n'));
  return code === 0 && Object.values(wrong).every((count) => count === 0);
}
