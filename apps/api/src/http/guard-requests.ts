import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LOCAL_OPERATOR, type Principal } from '#pipeline';
import type { ApiOptions } from '../api-options.js';
import { askerOf } from './asker-of.js';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before any handler runs. */
    principal?: Principal;
  }
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Answered to anybody: they say nothing about customers. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health/live', '/health/ready']);

/**
 * Lets in who may come in. A page of another site must not reach a server on loopback through its visitor's browser: neither
 * under a name that it controls (the Host header is checked), nor by sending a form (the origin is).
 */
export function guardRequests(fastify: FastifyInstance, { hosts, token }: ApiOptions): void {
  const known = new Set([...LOOPBACK, ...hosts.map((host) => host.toLowerCase())]);
  fastify.decorateRequest('principal', undefined);
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    request.principal = LOCAL_OPERATOR;
    if (OPEN_PATHS.has(request.url)) return;
    const { host = '', origin, authorization } = request.headers;
    if (!known.has(nameOf(host))) {
      throw new Problem('forbidden-host', {
        detail: 'Start the server with --allow-host to let it be called by this name.',
      });
    }
    if (origin !== undefined && !isSameOrigin(origin, host)) {
      throw new Problem('forbidden-host', { detail: 'Pages of other sites may not use this server.' });
    }
    if (token === undefined) return;
    const asker = askerOf(authorization, token);
    if (asker === undefined) {
      throw new Problem('unauthorized', { detail: 'Send the token as a bearer token, or as a password.' });
    }
    request.principal = asker;
  });
}

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/u, '');
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host.toLowerCase() === host.toLowerCase();
}
