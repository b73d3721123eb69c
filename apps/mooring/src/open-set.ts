import type { MooringSet } from './set.js';

/**
 * Opens the set in a folder: to write (one process at a time) or only to read. `eventsOf` names a folder whose log is to be
 * folded again in this one.
 */
export type OpenSet = (folder: string, use: 'read' | 'write', eventsOf?: string) => Promise<MooringSet>;

/** Opens a set, works with it, and closes it whatever happens. */
export async function withSet<Result>(
  openSet: OpenSet,
  folder: string,
  use: 'read' | 'write',
  work: (set: MooringSet) => Promise<Result>,
): Promise<Result> {
  const set = await openSet(folder, use);
  try {
    return await work(set);
  } finally {
    await set.close();
  }
}
