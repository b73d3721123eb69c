import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataFolderError, explained, sqliteCode } from './data-folder-error.js';

const SQLITE_BUSY = 5;

/**
 * Makes this process the only writer of a data folder, until it calls the returned function or ends, however it ends: the
 * lock is one that the kernel holds for the process, on a file of its own so that readers of the data never meet it.
 */
export function takeWriterLock(dir: string): () => void {
  const file = join(dir, 'writer.lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (sqliteCode(error) !== SQLITE_BUSY) throw explained(error, file);
    throw new DataFolderError(`${dir} is in use by another Mooring process: stop that one first`, error);
  }
  return () => lock.close();
}
