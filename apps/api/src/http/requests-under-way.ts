import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from './problem.js';

/** The requests of a server that have not been answered yet. */
export interface RequestsUnderWay {
  /** Turns later requests away, and resolves when those under way have been answered, or the time is up. */
  end(milliseconds: number): Promise<void>;
}

/** Keeps count of a server's requests, from now on. Streams have no end; nobody waits for them. */
export function requestsUnderWay(fastify: FastifyInstance): RequestsUnderWay {
  const underWay = new Set<FastifyReply>();
  let ending = false;
  let looked = (): void => undefined;
  fastify.addHook('onRequest', async (_request, reply) => {
    if (ending) {
      void reply.header('connection', 'close');
      throw new Problem('busy', { detail: 'The server is being stopped.' });
    }
    underWay.add(reply);
    reply.raw.on('close', () => {
      underWay.delete(reply);
      looked();
    });
  });
  return {
    end(milliseconds) {
      ending = true;
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        looked = () => {
          if (![...underWay].some(isToBeAnswered)) done();
        };
        looked();
      });
    },
  };
}

/** One that was hijacked counts as sent from its beginning. */
function isToBeAnswered({ sent, raw }: FastifyReply): boolean {
  return !sent || raw.writableEnded;
}
