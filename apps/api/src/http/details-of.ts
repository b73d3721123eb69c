import { HttpException, ServiceUnavailableException } from '@nestjs/common';
import { Problem, type ProblemDetails, type ProblemKind } from './problem.js';

const MESSAGES: ReadonlyMap<string, readonly [ProblemKind, string]> = new Map([
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    ['wrong-type', 'Send JSON, CloudEvents, or a multipart form where a file is wanted.'],
  ],
  ['FST_ERR_CTP_EMPTY_TYPE', ['wrong-type', 'The request has no content type.']],
  ['FST_ERR_CTP_BODY_TOO_LARGE', ['too-large', 'The body is longer than is taken here.']],
  [
    'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
    ['bad-request', 'The body is not as long as its content length says.'],
  ],
  ['ERR_STREAM_PREMATURE_CLOSE', ['bad-request', 'The connection ended before the request did.']],
  ['ECONNRESET', ['bad-request', 'The connection ended before the request did.']],
  ['FST_ERR_BAD_URL', ['bad-request', 'The address cannot be read.']],
  ['FST_INVALID_MULTIPART_CONTENT_TYPE', ['wrong-type', 'Send the file as a multipart form.']],
  ['FST_REQ_FILE_TOO_LARGE', ['too-large', 'The file is larger than is taken here.']],
  ['FST_FILES_LIMIT', ['too-large', 'The form has more files than are taken here.']],
  ['FST_PARTS_LIMIT', ['too-large', 'The form has more parts than are taken here.']],
  ['FST_FIELDS_LIMIT', ['too-large', 'The form has more fields than are taken here.']],
]);

/** What an error answers; undefined for one that nobody foresaw. */
export function detailsOf(error: unknown): ProblemDetails | undefined {
  if (error instanceof Problem) return error.details;
  // A health check says what is down.
  if (error instanceof ServiceUnavailableException)
    return new Problem('busy', { current: error.getResponse() }).details;
  const known = MESSAGES.get(textOf(error, 'code'));
  if (known !== undefined) return new Problem(known[0], { detail: known[1] }).details;
  const status = error instanceof HttpException ? error.getStatus() : numberOf(error, 'statusCode');
  if (status === undefined || status < 400 || status >= 500) return undefined;
  const kind =
    status === 404
      ? 'not-found'
      : status === 413
        ? 'too-large'
        : status === 415
          ? 'wrong-type'
          : 'bad-request';
  return { ...new Problem(kind, { detail: textOf(error, 'message') }).details, status };
}

function textOf(error: unknown, name: string): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function numberOf(error: unknown, name: string): number | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'number' ? value : undefined;
}
