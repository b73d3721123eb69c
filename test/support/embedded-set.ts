import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '#embedded';
import { type PortSet, TEST_NOW } from '#pipeline/contracts';
import { ManualClock } from '#pipeline/memory';

/** An empty data folder, removed with the set. */
export async function embeddedSet(): Promise<PortSet> {
  const dir = mkdtempSync(join(tmpdir(), 'mooring-set-'));
  const clock = new ManualClock(TEST_NOW);
  const folder = openDataFolder(dir, { clock });
  return {
    ...folder,
    clock,
    dispose: async () => {
      folder.close();
      rmSync(dir, { recursive: true });
    },
  };
}
