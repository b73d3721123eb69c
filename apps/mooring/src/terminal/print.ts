/** Writes a line of results. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line about what went wrong, beside the results. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}
