import type { Problem } from './generated/index.js';

/** A request that the server answered with a problem, or not at all. */
export class ProblemError extends Error {
  /** Undefined when there was no answer. */
  readonly problem: Problem | undefined;

  constructor(problem: Problem | undefined, message: string) {
    super(message);
    this.problem = problem;
  }

  /** The kind, `changed`; empty when there was no answer. */
  get kind(): string {
    return this.problem?.type.split(':').at(-1) ?? '';
  }
}

/** What is wrong, in a sentence or two. */
export function reasonOf({ title, detail, errors = [] }: Problem): string {
  const reasons = errors.map(({ field, reason }) => `${field}: ${reason}`);
  return [detail ?? title, ...reasons].join('\n');
}
