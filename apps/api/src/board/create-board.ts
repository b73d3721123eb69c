import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import { fastify } from 'fastify';
import { ownContentOnly } from './own-content-only.js';
import { type BoardUser, isSignedIn } from './signed-in.js';

export interface BoardOptions extends BoardUser {
  /** The queue to show. */
  readonly shown: BaseAdapter;
  /** Whether the server of the queue answers; never rejects. */
  readonly isThere: () => Promise<boolean>;
}

/** A board that is not listening yet. */
export interface Board {
  /** Resolves with the address. */
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
}

const LIVE = '/health/live';
const READY = '/health/ready';

/** Serves bull-board to those who sign in, and health to everybody. */
export async function createBoard({ shown, isThere, ...user }: BoardOptions): Promise<Board> {
  // The other processes have no use for it.
  const [{ createBullBoard }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/fastify'),
  ]);
  // A page that is left open must not keep the process from stopping.
  const server = fastify({ forceCloseConnections: true });
  // By the route that was found, not by what the address looks like.
  server.addHook('onRequest', async ({ routeOptions, headers }, reply) => {
    if (routeOptions.url === LIVE || routeOptions.url === READY) return;
    if (isSignedIn(headers.authorization, user)) return;
    await reply
      .code(401)
      .header('www-authenticate', 'Basic realm="Mooring board", charset="UTF-8"')
      .send({ error: 'sign in' });
  });
  ownContentOnly(server);
  server.get(LIVE, () => ({ status: 'ok' }));
  server.get(READY, async (_request, reply) => {
    const ready = await isThere();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'error' });
  });
  const adapter = new FastifyAdapter();
  createBullBoard({
    queues: [shown],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Mooring' } },
  });
  await server.register(adapter.registerPlugin());
  return {
    listen: (port, host) => server.listen({ port, host }),
    close: () => server.close(),
  };
}
