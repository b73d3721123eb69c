import type { FastifyInstance } from 'fastify';

/** The page has its first styles and a script of JSON inline; everything else is in files of its own. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');
/** What the page would load from other hosts: fonts of Google's, who would learn who looks at it. It does without. */
const FOREIGN_LINK = /<link\b[^>]*\bhref="(?:https?:)?\/\/[^>]*>/giu;

/** Has a board send pages that load nothing from elsewhere, and has browsers refuse what a later version of it might try. */
export function ownContentOnly(server: Pick<FastifyInstance, 'addHook'>): void {
  server.addHook('onSend', async (_request, reply, payload) => {
    void reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    return typeof payload === 'string' && isPage(reply.getHeader('content-type'))
      ? payload.replaceAll(FOREIGN_LINK, '')
      : payload;
  });
}

function isPage(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType.startsWith('text/html');
}
