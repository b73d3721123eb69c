import { pino } from 'pino';

/** Says what happens in a running server. */
export type ServerLog = (
  level: 'info' | 'error',
  message: string,
  more?: Readonly<Record<string, unknown>>,
) => void;

/** JSON lines on standard error, which keep what a request carried to themselves. `MOORING_LOG` sets the level. */
export function serverLog(): ServerLog {
  const logger = pino({ level: process.env['MOORING_LOG'] ?? 'info' }, pino.destination(2));
  return (level, message, more = {}) => logger[level](more, message);
}
