import { existsSync } from 'node:fs';
import { invocation } from './invocation.js';
import type { MooringSet } from './set.js';
import { UserError } from './user-error.js';

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

/** The same for a folder that must be there: what is asked of it makes no sense before the first import. */
export async function withData<Result>(
  openSet: OpenSet,
  folder: string,
  use: 'read' | 'write',
  work: (set: MooringSet) => Promise<Result>,
): Promise<Result> {
  if (existsSync(folder)) return withSet(openSet, folder, use, work);
  throw new UserError(
    `there is no data folder ${folder}; import a file to make it: ${invocation(folder, 'import FILE')}`,
  );
}
