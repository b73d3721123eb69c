import { activeSettings, systemClock } from '#pipeline';
import { invocation } from '../invocation.js';
import { type Notifications, openNotifications } from '../notify/notifications.js';
import type { OpenSet } from '../open-set.js';
import { ALL_PARTS, type Part } from '../server/part.js';
import { openPatiently } from '../server/open-patiently.js';
import { serverLog } from '../server/server-log.js';
import { type ListenOptions, tokenFor } from '../server/server-options.js';
import { type Server, startServer } from '../server/start-server.js';
import { untilStopped } from '../server/until-stopped.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';
import { UserError } from '../user-error.js';

export interface StartCommandOptions extends ListenOptions {
  readonly data: string;
}

/**
 * Runs parts of an installation, all of them by default, until the process is asked to stop. A data folder is made when there
 * is none; servers may come later.
 */
export async function startCommand(
  openSet: OpenSet,
  options: StartCommandOptions,
  part?: Part,
): Promise<void> {
  if (part !== undefined && openSet.keepsData === 'in a folder') {
    throw new UserError(
      `mooring ${part} is for the distributed set: set MOORING_SET=distributed, or use mooring start`,
    );
  }
  const token = tokenFor(options.host);
  const parts = part === undefined ? ALL_PARTS : [part];
  // The API tries channels out, and says what there is to choose from.
  const notifications =
    parts.includes('follow-up') || parts.includes('api')
      ? await openNotifications(process.env, systemClock)
      : undefined;
  const stopped = untilStopped();
  const set = await openPatiently(openSet, options.data, serverLog({ part: part ?? 'all' }), stopped);
  if (set === undefined) return;
  try {
    const server = await serve(set, { ...options, token, parts, notifications });
    if (part === undefined) await greet(set, openSet, options, server);
    else print(`Mooring ${part} at ${server.url} (Ctrl+C stops it)`);
    await stopped;
    print('Stopping …');
    await server.stop();
  } finally {
    await set.close();
    notifications?.close();
  }
}

async function greet(
  set: MooringSet,
  { keepsData }: OpenSet,
  { data }: StartCommandOptions,
  { url }: Server,
): Promise<void> {
  const what = keepsData === 'in a folder' ? data : 'the distributed set';
  print(`Mooring serves ${what} at ${url} (Ctrl+C stops it)`);
  if ((await activeSettings(set.store)) !== undefined) return;
  print('There is no data yet. Import on the page, or from a shell:');
  print(`  curl -F file=@shipments.csv ${url}/v1/imports`);
  if (keepsData === 'in a folder')
    print(`  ${invocation(data, 'import shipments.csv')}   (while the server is stopped)`);
}

/** Starts a server over a set. */
export function serve(
  set: MooringSet,
  {
    data,
    port,
    host,
    allowHost = [],
    token,
    parts,
    notifications,
  }: StartCommandOptions & {
    readonly token: string | undefined;
    readonly parts: readonly Part[];
    readonly notifications?: Notifications | undefined;
  },
): Promise<Server> {
  const log = serverLog({ part: parts.length === 1 ? parts[0] : 'all' });
  const allowedHosts = [host, ...allowHost];
  return startServer(set, { parts, data, port, host, allowedHosts, token, notifications, log });
}
