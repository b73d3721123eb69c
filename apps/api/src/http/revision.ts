import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const ETAG = /^(?:W\/)?"?(\d{1,9})"?$/u;

/** The revision that the user saw, from the If-Match header. */
export const SeenRevision = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const text = headers['if-match'];
  if (text === undefined) {
    throw new Problem('revision-needed', {
      detail: 'Send If-Match with the revision that you saw, for example "3".',
    });
  }
  const revision = Number(ETAG.exec(text)?.[1] ?? 0);
  if (revision < 1) {
    const reason = 'If-Match must hold one revision, for example "3".';
    throw new Problem('bad-request', { errors: [{ field: 'If-Match', reason }] });
  }
  return revision;
});

/** The revision as an entity tag. */
export function etagOf(revision: number): string {
  return `"${String(revision)}"`;
}
