import { once } from 'node:events';
import { watch } from 'node:fs/promises';
import type { RunningCli } from './cli.js';

/**
 * Waits until so many changes of the files of a folder have been seen while a command runs. Returns false when it ended
 * before.
 *
 * @param dir exists already
 */
export async function changesSeen({ ended }: RunningCli, dir: string, changes: number): Promise<boolean> {
  const over = new AbortController();
  void ended.finally(() => over.abort());
  let seen = 0;
  try {
    for await (const _ of watch(dir, { signal: over.signal, maxQueue: 1_000_000 })) {
      seen += 1;
      if (seen >= changes) return true;
    }
  } catch (error) {
    if (!over.signal.aborted) throw error;
  }
  return false;
}

/** Kills a command (SIGKILL) after so many changes of a folder's files; returns false when it ended before. */
export async function killAfterChanges(run: RunningCli, dir: string, changes: number): Promise<boolean> {
  if (!(await changesSeen(run, dir, changes))) return false;
  const closed = once(run.child, 'close');
  run.child.kill('SIGKILL');
  await closed;
  return run.child.signalCode === 'SIGKILL';
}
