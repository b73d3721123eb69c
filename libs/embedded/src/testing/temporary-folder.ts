import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '#pipeline/memory';
import { type DataFolderOptions, openDataFolder } from '../index.js';

/** The path of an empty folder, and its removal. */
export function temporaryPath() {
  const dir = mkdtempSync(join(tmpdir(), 'mooring-'));
  return { dir, remove: () => rmSync(dir, { recursive: true }) };
}

/** An open data folder in an empty folder, on a clock that stands still. */
export function temporaryFolder(options: Partial<DataFolderOptions> = {}) {
  const { dir, remove } = temporaryPath();
  const clock = new ManualClock('2026-03-02T00:00:00.000Z');
  const folder = openDataFolder(dir, { clock, ...options });
  const dispose = async () => {
    folder.close();
    remove();
  };
  return { dir, folder, clock, dispose };
}
