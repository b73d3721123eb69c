import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { leftOut } from './left-out.js';
import { until } from './until.js';

const PROGRAM = 'redis-server';

/** A Redis of a spec's own, to be broken. What it has acknowledged is on disk. */
export interface ThrowawayRedis {
  readonly host: string;
  readonly url: string;
  /** Resolves when it listens. */
  start(): Promise<void>;
  /** Ends it without asking (SIGKILL). */
  kill(): Promise<void>;
  /** Lets it keep its connections and answer nothing (SIGSTOP). */
  hang(): void;
  /** Ends the hanging. */
  wake(): void;
  /** Ends it and removes its files. */
  dispose(): Promise<void>;
}

/** A `describe` for what needs a Redis of its own; skipped, and noted, where the program is missing. */
export function describeWithThrowawayRedis(name: string, body: () => void): void {
  const missing = spawnSync(PROGRAM, ['--version']).error;
  if (missing !== undefined) leftOut(name, `the program ${PROGRAM} is not on the PATH: install Redis`);
  (missing === undefined ? describe : describe.skip)(name, () => {
    // A suite without tests would be an error.
    if (missing === undefined) body();
    else test(`needs the program ${PROGRAM}`, () => expect(missing).toBeUndefined());
  });
}

/**
 * Chooses a port and a folder; nothing listens before `start`.
 *
 * @param settings more arguments for redis-server
 */
export async function throwawayRedis(...settings: readonly string[]): Promise<ThrowawayRedis> {
  const dir = mkdtempSync(join(tmpdir(), 'mooring-redis-'));
  const port = await freePort();
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir];
  const durability = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (server === undefined) return;
    const ended = once(server, 'close');
    server.kill('SIGKILL');
    await ended;
    server = undefined;
  };
  return {
    host: `127.0.0.1:${String(port)}`,
    url: `redis://127.0.0.1:${String(port)}`,
    async start() {
      server = spawn(PROGRAM, [...place, ...durability, ...settings], { stdio: 'ignore' });
      await until('Redis listens', () => listens(port));
    },
    kill,
    hang: () => server?.kill('SIGSTOP'),
    wake: () => server?.kill('SIGCONT'),
    async dispose() {
      await kill();
      rmSync(dir, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
