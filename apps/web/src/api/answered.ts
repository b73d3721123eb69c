import type { Problem } from './generated/index.js';
import { ProblemError, reasonOf } from './problem-error.js';

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response?: Response;
}

/** The data of an answer; throws ProblemError when it is a problem, or when there is none. */
export async function answered<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await request;
  if (response === undefined) throw new ProblemError(undefined, 'network');
  if (data !== undefined && response.ok) return data;
  if (isProblem(error)) throw new ProblemError(error, reasonOf(error));
  throw new ProblemError(undefined, response.statusText);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value;
}
