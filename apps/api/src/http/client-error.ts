import type { Socket } from 'node:net';
import { Problem, type ProblemKind } from './problem.js';

/** What Node says of bytes that are no request. */
const KINDS: ReadonlyMap<string, readonly [ProblemKind, string]> = new Map([
  ['HPE_HEADER_OVERFLOW', ['too-large', 'The headers are longer than is taken here.']],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['too-slow', 'The request did not arrive in time.']],
]);

/** Answers what is no request, and closes the connection. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [kind, detail] = KINDS.get(error.code ?? '') ?? ['bad-request', 'This is no HTTP request.'];
  const { details } = new Problem(kind, { detail });
  const status = kind === 'too-large' ? HEADERS_TOO_LARGE : details.status;
  const body = JSON.stringify({ ...details, status });
  socket.end(
    [
      `HTTP/1.1 ${String(status)} ${details.title}`,
      'content-type: application/problem+json',
      `content-length: ${String(Buffer.byteLength(body))}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** RFC 6585 */
const HEADERS_TOO_LARGE = 431;
