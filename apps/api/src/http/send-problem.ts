import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiOptions } from '../api-options.js';
import { detailsOf } from './details-of.js';
import { Problem } from './problem.js';

const RETRY_AFTER_SECONDS = 2;

/** Answers an error as problem details; one that nobody foresaw is reported and its words are kept from the caller. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  onError: ApiOptions['onError'],
): void {
  const foreseen = detailsOf(error);
  if (foreseen === undefined) onError(error, request.id);
  // A hijacked answer has begun already.
  if (reply.sent) return;
  const details =
    foreseen ??
    new Problem('internal', { detail: 'It has been noted; please report it with the request id.' }).details;
  if (details.status === 503) void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  if (details.status === 401) void reply.header('www-authenticate', 'Basic realm="Mooring", charset="UTF-8"');
  void reply
    .status(details.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...details, requestId: request.id }));
}
