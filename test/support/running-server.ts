import { once } from 'node:events';
import { afterAll } from '@jest/globals';
import { type ApiClient, apiClient } from './api-client.js';
import { type CliResult, type RunningCli, startCli } from './cli.js';

/** `mooring start`, or a part of an installation, as a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly api: ApiClient;
  readonly cli: RunningCli;
  /** Asks it to stop, as an operator or a service manager would. */
  stop(): Promise<CliResult>;
  /** Ends it without asking (SIGKILL). */
  kill(): Promise<CliResult>;
  /** Bytes of memory in use by the process, as its metrics say. */
  memory(): Promise<number>;
}

export interface ServerChoice {
  /** `start` if nothing else is said. */
  readonly command?: string;
  /** More arguments for the command. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What every request has to present, where the environment sets a token. */
  readonly token?: string;
}

const running = new Set<RunningCli>();

// A spec that failed half-way leaves nothing behind.
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
});

/** Starts a server on a data folder, on any free port, and resolves when it listens. */
export async function startServer(
  data: string,
  { command = 'start', args = [], env = {}, token }: ServerChoice = {},
): Promise<RunningServer> {
  const cli = startCli([command, '--port', '0', '--data', data, ...args], env);
  running.add(cli);
  void cli.ended.finally(() => running.delete(cli));
  const url = await addressOf(cli);
  const api = apiClient(url, token === undefined ? {} : { authorization: `Bearer ${token}` });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<CliResult> => {
    cli.child.kill(signal);
    return cli.ended;
  };
  return {
    url,
    port: Number(new URL(url).port),
    api,
    cli,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async memory() {
      const { text } = await api.get('/metrics');
      return Number(/^mooring_process_resident_memory_bytes (\d+)/mu.exec(text)?.[1]);
    },
  };
}

/** Where a server says that it listens; throws when it ends before. */
async function addressOf({ child, ended }: RunningCli): Promise<string> {
  let said = '';
  const found = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: unknown) => {
      said += String(chunk);
      const address = /^Mooring .* at (http:\S+)/mu.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const failed = once(child, 'close').then(async (): Promise<never> => {
    throw new Error(`the server did not start: ${JSON.stringify(await ended)}`);
  });
  return Promise.race([found, failed]);
}
