import { inFolder } from '../in-folder.js';
import { served } from '../served.js';
import { benchSteadyLoad } from '../steady-load.js';
import { onServers } from './on-servers.js';

/** From being sent to one process to being seen in the read models, which another process writes. */
export async function benchVisible(): Promise<void> {
  await onServers(async (servers) => {
    const env = servers.env(`${servers.name}-visible`);
    await inFolder((dir) =>
      served(dir, () => served(dir, (url) => benchSteadyLoad(url, '–'), { env, part: 'api' }), {
        env,
        part: 'projector',
      }),
    );
  });
}
