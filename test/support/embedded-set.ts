import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '#embedded';
import type { KeyVault } from '#pipeline';
import { type PortSet, TEST_NOW } from '#pipeline/contracts';
import { ManualClock } from '#pipeline/memory';

/** An empty data folder, removed with the set. */
export async function embeddedSet(now: string = TEST_NOW): Promise<PortSet & { readonly vault: KeyVault }> {
  const dir = mkdtempSync(join(tmpdir(), 'mooring-set-'));
  const clock = new ManualClock(now);
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
