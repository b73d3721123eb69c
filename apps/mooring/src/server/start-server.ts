import { join } from 'node:path';
import { type Api, type ApiLimits, createApi, DEFAULT_LIMITS } from '#api';
import { calendarsOfImport } from '../calendars-of-import.js';
import type { Notifications } from '../notify/notifications.js';
import type { MooringSet } from '../set.js';
import { UserError } from '../user-error.js';
import { described } from './described.js';
import { ownLife } from './own-life.js';
import type { ServerLog } from './server-log.js';
import type { Part } from './part.js';
import { sharedLife } from './shared-life.js';
import { webFolder } from './web-folder.js';

export interface ServerOptions {
  readonly parts: readonly Part[];
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly token: string | undefined;
  /** Where other limits than the usual ones hold. */
  readonly limits?: Partial<ApiLimits>;
  /** How people are told what concerns them; missing = they are not told. */
  readonly notifications?: Notifications | undefined;
  readonly log: ServerLog;
}

/** A running process of an installation. */
export interface Server {
  /** Where it listens. */
  readonly url: string;
  /** Ends what is under way and stops; the set is left open. */
  stop(): Promise<void>;
}

const UPLOADS = 'imports';

/** Starts the parts of an installation that this process is to do, over an open set. All processes answer health and metrics. */
export async function startServer(set: MooringSet, options: ServerOptions): Promise<Server> {
  const { parts, log } = options;
  const life = set.follow === undefined ? ownLife(set, log, options.notifications) : sharedLife(set, options);
  const web = webFolder();
  const api = await createApi(
    {
      ...set,
      log: life.log,
      projector: life.projector,
      bell: life.bell,
      importStage: () => set.importStage(),
      calendars: calendarsOfImport,
      trouble: () => life.trouble(),
      ...(options.notifications === undefined ? {} : { telling: options.notifications }),
    },
    {
      offers: parts.includes('api') ? 'everything' : 'operations',
      uploads: join(options.data, UPLOADS),
      ...(web === undefined ? {} : { web }),
      ...(options.token === undefined ? {} : { token: options.token }),
      hosts: options.allowedHosts,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      onError: (error, requestId) => log('error', 'a request failed', { ...described(error), requestId }),
    },
  );
  // Nothing comes in any more before nothing is folded any more.
  const stop = async (): Promise<void> => {
    await api.close();
    await life.stop();
  };
  try {
    await life.start();
    return { url: await listen(api, options), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Listens, and resolves with the address. Throws UserError where it cannot. */
export async function listen(
  api: Pick<Api, 'listen'>,
  { port, host }: Pick<ServerOptions, 'port' | 'host'>,
): Promise<string> {
  try {
    return await api.listen(port, host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new UserError(
        `port ${String(port)} is in use; stop what listens there, or choose another with --port`,
      );
    }
    if (code === 'EACCES') throw new UserError(`port ${String(port)} may not be used; choose one above 1023`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UserError(`this machine has no address ${host}`);
    throw error;
  }
}
