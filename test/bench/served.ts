import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../apps/mooring/src/main.js');

/** Works with a server of its own process on a folder; with one part of an installation where that is said. */
export async function served<Result>(
  dir: string,
  work: (url: string) => Promise<Result>,
  { part = 'start', env = {} }: { readonly part?: string; readonly env?: Readonly<NodeJS.ProcessEnv> } = {},
): Promise<Result> {
  const child = spawn(process.execPath, [MAIN, part, '--port', '0', '--data', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  try {
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      const url = /at (http:\S+)/u.exec(said)?.[1];
      if (url !== undefined) return await work(url);
    }
    throw new Error('the server did not start');
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}
