import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#pipeline';
import { Problem } from './problem.js';

/** The principal who asks, as a parameter of a handler. */
export const Asker = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal === undefined) throw new Problem('unauthorized');
  return principal;
});
