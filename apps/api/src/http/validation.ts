import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem, type ProblemError } from './problem.js';

/** A hostile request needs no error per field. */
const MOST_ERRORS = 50;

/** Checks parameters against their schemas, and says all that is wrong with them. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const errors = issues.slice(0, MOST_ERRORS).map(({ path = [], message }): ProblemError => ({
      field: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.') || 'request',
      reason: message,
    }));
    return new Problem('invalid', { errors });
  },
});
