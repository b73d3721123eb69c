import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../http/problem.js';

/** Addresses that are not pages: what is not found there is not found. */
const NO_PAGES = /^\/(?:v1|health|metrics|docs|openapi|assets)(?:[/.?]|$)/u;
const INDEX = 'index.html';

/** Serves the built web page; its own addresses (`/accounts/KA001`) all are the one page. */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    globIgnore: ['**/*.gz', '**/*.br', '.stamp'],
    index: false,
    setHeaders: (reply, path) => {
      // Built files have a hash of their content in their names; the page that names them has none.
      const value = path.includes(INDEX) ? 'no-cache' : 'public, max-age=31536000, immutable';
      void reply.header('cache-control', value);
    },
  });
  fastify.get('/*', (request, reply) => {
    if (NO_PAGES.test(request.url)) throw new Problem('not-found');
    return reply.sendFile(INDEX);
  });
}
