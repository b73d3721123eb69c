import { activeSettings } from '#pipeline';
import { invocation } from '../invocation.js';
import { type OpenSet, withSet } from '../open-set.js';
import { serverLog } from '../server/server-log.js';
import { type ListenOptions, tokenFor } from '../server/server-options.js';
import { type Server, startServer } from '../server/start-server.js';
import { untilStopped } from '../server/until-stopped.js';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';

export interface StartCommandOptions extends ListenOptions {
  readonly data: string;
}

/** Serves a data folder until the process is asked to stop; makes the folder when there is none. */
export async function startCommand(openSet: OpenSet, options: StartCommandOptions): Promise<void> {
  const token = tokenFor(options.host);
  await withSet(openSet, options.data, 'write', async (set) => {
    const server = await serve(set, { ...options, token });
    // Whoever reads the address may ask to stop at once.
    const stopped = untilStopped();
    print(`Mooring serves ${options.data} at ${server.url} (Ctrl+C stops it)`);
    if ((await activeSettings(set.store)) === undefined) {
      print('There is no data yet. Import on the page, or from a shell:');
      print(`  curl -F file=@shipments.csv ${server.url}/v1/imports`);
      print(`  ${invocation(options.data, 'import shipments.csv')}   (while the server is stopped)`);
    }
    await stopped;
    print('Stopping …');
    await server.stop();
  });
}

/** Starts a server over a set. */
export function serve(
  set: MooringSet,
  { data, port, host, allowHost = [], token }: StartCommandOptions & { readonly token: string | undefined },
): Promise<Server> {
  return startServer(set, { data, port, host, allowedHosts: [host, ...allowHost], token, log: serverLog() });
}
