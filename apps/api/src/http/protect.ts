import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Headers that keep browsers from doing what no page of ours asks for. */
export async function protect(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The component library writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on loopback is the default; whoever puts TLS before it sets this there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
