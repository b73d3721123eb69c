import { appendFileSync } from 'node:fs';

/** Set by the reporter, which tells it all at the end of the run. */
const FILE = 'MOORING_LEFT_OUT';

/**
 * Notes that something cannot be tested on this machine: it is told loudly at the end of the run. Where CI is set nothing may
 * be left out: throws.
 *
 * @param what is not tested
 * @param why and what to do about it, a sentence
 */
export function leftOut(what: string, why: string): void {
  if (process.env['CI']) throw new Error(`${what} cannot be tested: ${why}`);
  const file = process.env[FILE];
  if (file === undefined) console.warn(`LEFT OUT: ${what}: ${why}`);
  else appendFileSync(file, `${what}: ${why}\n`);
}
