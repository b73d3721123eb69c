import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '#embedded';
import { crashSweepContract, type PortSet, TEST_NOW } from '#pipeline/contracts';
import { ManualClock } from '#pipeline/memory';

/** An empty data folder, removed with the set. */
async function embeddedSet(): Promise<PortSet> {
  const dir = mkdtempSync(join(tmpdir(), 'mooring-crash-'));
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

// Dying after a call leaves the same file as dying before the next one, so one of the two is enough here.
crashSweepContract('the embedded set', embeddedSet, ['before']);
