import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/**
 * Runs a program and returns what it has written to standard output. What it says to standard error is passed on, unless it
 * shall be quiet. Throws the last line of it when the program fails.
 */
export async function runProgram(program, args, { env = {}, quiet = false, timeout } = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  if (!quiet) child.stderr.pipe(process.stderr);
  const [[code], out, err] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  if (code !== 0) throw new Error(err.trim().split('\n').at(-1) || `${program} has failed`);
  return out;
}
