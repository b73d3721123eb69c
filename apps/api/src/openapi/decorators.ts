import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemDetails } from '../http/problem.js';

/** What an operation answers when all is well, and problem details otherwise. */
export function Answers(status: number, schema?: z.ZodType, description = ''): MethodDecorator {
  return applyDecorators(
    ApiResponse({ status, description, ...(schema === undefined ? {} : { standardSchema: schema }) }),
    ApiResponse({
      status: 'default',
      description: 'Problem details (RFC 9457)',
      standardSchema: problemDetails,
    }),
  );
}

/** An operation that answers text of a type. */
export function AnswersText(type: string, description = ''): MethodDecorator {
  return applyDecorators(
    ApiProduces(type),
    ApiResponse({ status: 200, description, schema: { type: 'string' } }),
    ApiResponse({
      status: 'default',
      description: 'Problem details (RFC 9457)',
      standardSchema: problemDetails,
    }),
  );
}

/** An operation that does the same thing only once under one key. */
export function Repeatable(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
    description: 'A repeated request with the same key is the same request',
  });
}

/** An action on a thing at the revision that the user saw. */
export function ActsOnRevision(schema: z.ZodType): MethodDecorator {
  return applyDecorators(
    Repeatable(),
    ApiHeader({
      name: 'If-Match',
      required: true,
      schema: { type: 'string', pattern: '^"?\\d{1,9}"?$' },
      description: 'The revision seen: "3"',
    }),
    Answers(200, schema, 'Done; the thing as it is now'),
    ApiResponse({
      status: 202,
      description: 'Not decided within three seconds: ask /v1/commands/{id}',
      standardSchema: schema,
    }),
    ApiResponse({
      status: 409,
      description: 'Changed since that revision; `current` is how it stands now',
      standardSchema: problemDetails,
    }),
  );
}
