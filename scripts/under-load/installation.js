import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'dist/apps/mooring/src/main.js');
/** A process that is paused keeps its callers waiting: they turn to another one. */
const ANSWER_MS = 20_000;

export const lines = (text) => text.trim().split('\n');
const assignments = (text) =>
  Object.fromEntries(lines(text).map((line) => line.split(/=(.*)/su).slice(0, 2)));

/** Servers that nobody else has, and the processes of an installation on them. Needs the product built (npm run build). */
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
