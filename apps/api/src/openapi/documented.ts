import type { z } from 'zod';

/** A schema for the OpenAPI document alone: whatever comes is let through, to be checked where it is read. */
export function documented<Schema extends z.ZodType>(schema: Schema): Pick<Schema, '~standard'> {
  return { '~standard': { ...schema['~standard'], validate: (value: unknown) => ({ value }) } };
}
