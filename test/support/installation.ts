import type { OwnServers } from './describe-with-servers.js';
import { type RunningServer, startServer } from './running-server.js';

/** The processes of an installation on real servers. */
export interface Installation {
  readonly env: Readonly<Record<string, string>>;
  /** Starts a process, or resolves with the one of that name that runs. */
  start(name: string): Promise<RunningServer>;
  /** The process of that name. Throws when it does not run. */
  of(name: string): RunningServer;
  /** Ends a process without asking (SIGKILL). */
  kill(name: string): Promise<void>;
  /** Asks all of them to stop; resolves with their exit codes. */
  stop(): Promise<readonly (number | null)[]>;
}

/**
 * @param name begins the names of the topic and the databases
 * @param data the folder that its processes share
 * @param more of the environment of its processes
 */
export function installation(
  { kafkaBrokers, mongoUrl, redisUrl }: OwnServers,
  name: string,
  data: string,
  partitions = 4,
  more: Readonly<Record<string, string>> = {},
): Installation {
  const database = new URL(mongoUrl);
  database.pathname = `/${name}`;
  const env = {
    MOORING_SET: 'distributed',
    MOORING_TOPIC: name,
    MOORING_PARTITIONS: String(partitions),
    KAFKA_BROKERS: kafkaBrokers.join(','),
    MONGO_URL: database.href,
    REDIS_URL: redisUrl,
    ...more,
  };
  const running = new Map<string, RunningServer>();
  const of = (process: string): RunningServer => {
    const server = running.get(process);
    if (server === undefined) throw new Error(`${process} does not run`);
    return server;
  };
  return {
    env,
    of,
    async start(process) {
      const known = running.get(process);
      if (known !== undefined) return known;
      // `projector-2` is a second projector.
      const server = await startServer(data, { command: process.replace(/-\d+$/u, ''), env });
      running.set(process, server);
      return server;
    },
    async kill(process) {
      await of(process).kill();
      running.delete(process);
    },
    async stop() {
      const ended = await Promise.all([...running.values()].map((server) => server.stop()));
      running.clear();
      return ended.map(({ code }) => code);
    },
  };
}
