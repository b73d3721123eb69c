import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Language } from '#relationship';

export const languageSchema = z.enum(['zh', 'en']);

/** The language of the words in an answer: `?lang=`, else what the Accept-Language header prefers, else English. */
function languageOf({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const asked = z.object({ lang: languageSchema }).safeParse(query);
  if (asked.success) return asked.data.lang;
  const tags = (headers['accept-language'] ?? '').split(',').map((tag) => tag.trim().toLowerCase());
  const first = tags.find((tag) => tag.startsWith('zh') || tag.startsWith('en'));
  return first?.startsWith('zh') === true ? 'zh' : 'en';
}

/** The language of the answer, as a parameter of a handler. */
export const InLanguage = createParamDecorator((_data: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
