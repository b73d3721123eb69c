import { join } from 'node:path';
import { type Api, type ApiLimits, type ApiPorts, createApi, DEFAULT_LIMITS } from '#api';
import { createBell, type Engine, ringingProjector, type RungBell, startEngine, tellingLog } from '#pipeline';
import { calendarsOfImport } from '../calendars-of-import.js';
import type { MooringSet } from '../set.js';
import { UserError } from '../user-error.js';
import type { ServerLog } from './server-log.js';
import { webFolder } from './web-folder.js';

export interface ServerOptions {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly token: string | undefined;
  /** Where other limits than the usual ones hold. */
  readonly limits?: Partial<ApiLimits>;
  readonly log: ServerLog;
}

/** A running installation. */
export interface Server {
  /** Where it listens. */
  readonly url: string;
  /** Ends what is under way and stops; the set is left open. */
  stop(): Promise<void>;
}

const UPLOADS = 'imports';

/** Starts the API and the engine over an open set, in this process. */
export async function startServer(set: MooringSet, options: ServerOptions): Promise<Server> {
  const bell = createBell();
  const projector = ringingProjector(set.projector, bell);
  let engine: Engine | undefined;
  const ports: ApiPorts = {
    ...set,
    log: tellingLog(set.log, () => engine?.wake()),
    projector,
    bell,
    importStage: () => set.importStage(),
    calendars: calendarsOfImport,
    trouble: () => engine?.trouble,
  };
  const web = webFolder();
  const api = await createApi(ports, {
    uploads: join(options.data, UPLOADS),
    ...(web === undefined ? {} : { web }),
    ...(options.token === undefined ? {} : { token: options.token }),
    hosts: options.allowedHosts,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    onError: (error, requestId) =>
      options.log('error', 'a request failed', { ...described(error), requestId }),
  });
  try {
    engine = startEngine({ ...set, projector }, (error) =>
      options.log('error', 'folding failed', described(error)),
    );
    const url = await listen(api, options);
    return { url, stop: () => stop(api, engine, bell) };
  } catch (error) {
    await stop(api, engine, bell);
    throw error;
  }
}

async function listen(api: Api, { port, host }: ServerOptions): Promise<string> {
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

/** Nothing comes in any more before nothing is folded any more. */
async function stop(api: Api, engine: Engine | undefined, bell: RungBell): Promise<void> {
  await api.close();
  await engine?.stop();
  // Whoever still waits for it would keep the process up until its patience ends.
  bell.ring();
}

function described(error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
