import { hostname } from 'node:os';
import { type Level, pino } from 'pino';

/** Says what happens in a running server. */
export type ServerLog = (
  level: Exclude<Level, 'fatal' | 'trace'>,
  message: string,
  more?: Readonly<Record<string, unknown>>,
) => void;

/**
 * JSON lines on standard error, which keep what a request carried to themselves. `MOORING_LOG` sets the level.
 *
 * @param always what every line says, for those who read the lines of several processes
 */
export function serverLog(always: Readonly<Record<string, unknown>> = {}): ServerLog {
  const base = { pid: process.pid, hostname: hostname(), ...always };
  const logger = pino({ level: process.env['MOORING_LOG'] ?? 'info', base }, pino.destination(2));
  return (level, message, more = {}) => logger[level](more, message);
}
