import { existsSync } from 'node:fs';
import { invocation } from './invocation.js';
import type { FoldListener, MooringSet, SharedFold } from './set.js';
import { UserError } from './user-error.js';

/** What a set is opened for: a command that reads or writes, or a server that stays. */
export type Use = 'read' | 'write' | 'serve';

/**
 * Opens the set in a folder (one process at a time may write or serve it), or the one on servers that several processes
 * share. `eventsOf` names a folder whose log is to be folded again in this one.
 */
export interface OpenSet {
  (folder: string, use: Use, eventsOf?: string): Promise<MooringSet>;
  /** A folder has to be there before it can be read; servers are never empty-handed. */
  readonly keepsData: 'in a folder' | 'on servers';
}

/** Opens a set, works with it, and closes it whatever happens. */
export async function withSet<Result>(
  openSet: OpenSet,
  folder: string,
  use: Use,
  work: (set: MooringSet) => Promise<Result>,
): Promise<Result> {
  const set = await openSet(folder, use);
  let fold: SharedFold | undefined;
  try {
    // A command waits for what it writes to be folded, also when nobody else is there to fold it.
    if (use === 'write') fold = await set.follow?.(QUIET);
    return await work(set);
  } finally {
    await fold?.stop();
    await set.close();
  }
}

/** What goes wrong for long shows in what waits for it. */
const QUIET: FoldListener = { onFolded: () => undefined, onTrouble: () => undefined };

/** The same for a folder that must be there: what is asked of it makes no sense before the first import. */
export async function withData<Result>(
  openSet: OpenSet,
  folder: string,
  use: Use,
  work: (set: MooringSet) => Promise<Result>,
): Promise<Result> {
  if (openSet.keepsData !== 'in a folder' || existsSync(folder)) return withSet(openSet, folder, use, work);
  throw new UserError(
    `there is no data folder ${folder}; import a file to make it: ${invocation(folder, 'import FILE')}`,
  );
}
