import { HttpException } from '@nestjs/common';
import { z } from 'zod';

/** One thing that is wrong with a request. */
export const problemError = z
  .object({
    field: z.string().describe('Where: data.quantity, limit, …'),
    reason: z.string(),
    index: z.int().exactOptional().describe('Which event of a batch, from 0'),
    line: z.int().exactOptional().describe('Which line of a file'),
  })
  .meta({ id: 'ProblemError' });

/** What every error answers: problem details by RFC 9457. */
export const problemDetails = z
  .object({
    type: z.string().describe('What kind of problem, for programs'),
    title: z.string().describe('The same for people'),
    status: z.int(),
    detail: z.string().exactOptional().describe('What happened this time, and what to do'),
    requestId: z.string().exactOptional(),
    errors: z.array(problemError).readonly().exactOptional(),
    current: z.unknown().exactOptional().describe('How the thing stands now, where it had changed'),
  })
  .meta({ id: 'Problem' });

export type ProblemError = z.infer<typeof problemError>;
export type ProblemDetails = z.infer<typeof problemDetails>;

/** The kinds of problems, with their status and title. */
const KINDS = {
  'bad-request': [400, 'The request cannot be read'],
  unauthorized: [401, 'Sign in first'],
  forbidden: [403, 'This is not yours to do'],
  'forbidden-host': [403, 'The server is not known under this name'],
  'not-found': [404, 'There is nothing here'],
  'too-slow': [408, 'The request did not arrive in time'],
  changed: [409, 'It has changed meanwhile'],
  'too-large': [413, 'The request is too large'],
  'wrong-type': [415, 'The content type is not known here'],
  invalid: [422, 'The content is not valid'],
  'key-reused': [422, 'The idempotency key was used for another request'],
  'too-often': [429, 'Not so often'],
  'revision-needed': [428, 'Say which revision you saw'],
  internal: [500, 'Something went wrong'],
  busy: [503, 'Come back later'],
} as const satisfies Record<string, readonly [number, string]>;

/** A reason may list all that is wrong, and all of it may be wrong. */
const LONGEST_REASON = 500;

export type ProblemKind = keyof typeof KINDS;

/** An answer that says what is wrong. Thrown at the edge only. */
export class Problem extends HttpException {
  readonly details: ProblemDetails;

  constructor(kind: ProblemKind, more: Pick<ProblemDetails, 'detail' | 'errors' | 'current'> = {}) {
    const [status, title] = KINDS[kind];
    const errors = more.errors?.map((error) => ({ ...error, reason: error.reason.slice(0, LONGEST_REASON) }));
    const details = {
      type: `urn:mooring:problem:${kind}`,
      title,
      status,
      ...more,
      ...(errors === undefined ? {} : { errors }),
    };
    super(details, status);
    this.details = details;
  }
}
