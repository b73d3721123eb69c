import { DEFAULT_FOLDER } from './commands/options.js';

/** How the user would start another command on the same data, ready to be copied. */
export function invocation(folder: string, command: string): string {
  // npm names its script to what it starts; without it the binary was called by its name.
  const program = process.env['npm_lifecycle_event'] === undefined ? 'mooring' : 'npm run -s mooring --';
  return [program, ...(folder === DEFAULT_FOLDER ? [] : ['--data', quoted(folder)]), command].join(' ');
}

function quoted(text: string): string {
  return /^[\p{L}\p{N}_./~:\\-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
