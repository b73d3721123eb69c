import { UserError } from '../user-error.js';

/** Where a server listens, as the command line says it. */
export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
}

export const DEFAULT_PORT = 7070;
export const DEFAULT_HOST = '127.0.0.1';

/** Holds what every request has to present, where the server can be reached from other machines. */
const TOKEN = 'MOORING_TOKEN';
const SHORTEST_TOKEN = 16;

/** The token from the environment. Throws UserError when others could come in without one. */
export function tokenFor(host: string): string | undefined {
  const token = process.env[TOKEN];
  if (token !== undefined && token.length < SHORTEST_TOKEN) {
    throw new UserError(`${TOKEN} must have ${String(SHORTEST_TOKEN)} characters or more`);
  }
  if (token === undefined && !isLoopback(host)) {
    throw new UserError(
      `set ${TOKEN} before listening on ${host}: without it anybody could read your customers`,
    );
  }
  return token;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
