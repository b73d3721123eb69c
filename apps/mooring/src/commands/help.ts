import { invocation } from '../invocation.js';
import { DEFAULT_FOLDER } from './options.js';

/** Examples below a command's options, ready to be copied. */
export function examples(...commands: readonly string[]): string {
  const lines = commands.map((command) => `  ${invocation(DEFAULT_FOLDER, command)}`);
  return ['', commands.length === 1 ? 'Example:' : 'Examples:', ...lines].join('\n');
}

export const IMPORT_HELP = `
A file is a CSV with a header line, one row per shipment or per account and day. Required are account_id and date, and one
of orders, volume, value; also known are shipment_id, unit, currency, service, lane, carrier, recorded_at.
Importing a file again changes nothing. Rows that are not taken are listed with line, field and reason, and the exit code
is 1; the others go in.`;
