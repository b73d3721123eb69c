import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The path of a reference file that lies outside the repository (`detection/weights.json`), for specs that compare with
 * it: in `../shared` beside the repository, or in the folder that MOORING_SHARED names. Undefined, with a loud warning,
 * where it is absent; an error where CI is set, since there nothing may be left out silently.
 */
export function sharedFile(name: string): string | undefined {
  const file = path.resolve(process.env['MOORING_SHARED'] ?? '../shared', name);
  if (existsSync(file)) return file;
  const message = `Reference file ${file} is missing; set MOORING_SHARED to the folder that holds it.`;
  if (process.env['CI']) throw new Error(message);
  console.warn(`LEFT OUT: ${message}`);
  return undefined;
}
