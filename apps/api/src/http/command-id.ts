import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deriveId } from '#pipeline';
import { Problem } from './problem.js';

const KEY = /^[\x21-\x7e]{1,255}$/u;

/**
 * The id of a command: a hash of the caller, the place and the Idempotency-Key, so that a repeated request is the same
 * command; without a key a new one.
 */
export const CommandId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { headers, principal, method, url } = context.switchToHttp().getRequest<FastifyRequest>();
  const key = headers['idempotency-key'];
  if (key === undefined) return deriveId('command', randomUUID());
  if (typeof key !== 'string' || !KEY.test(key)) {
    const reason = 'The key must be 1 to 255 visible ASCII characters.';
    throw new Problem('bad-request', { errors: [{ field: 'Idempotency-Key', reason }] });
  }
  return deriveId('command', principal?.userId ?? '', method, url.split('?')[0] ?? '', key);
});
