import { existsSync } from 'node:fs';
import path from 'node:path';
import { leftOut } from './left-out.js';

/**
 * The path of a reference file that lies outside the repository (`detection/weights.json`), for specs that compare with
 * it: in `../shared` beside the repository, or in the folder that MOORING_SHARED names. Undefined, and noted, where it is
 * absent; an error where CI is set, since there nothing may be left out silently.
 */
export function sharedFile(name: string): string | undefined {
  const file = path.resolve(process.env['MOORING_SHARED'] ?? '../shared', name);
  if (existsSync(file)) return file;
  leftOut(`what compares with ${name}`, 'set MOORING_SHARED to the folder that holds the reference files.');
  return undefined;
}
