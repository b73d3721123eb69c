import { isDeepStrictEqual } from 'node:util';
import type { KeyVault } from '#pipeline';

/** The vault to copy to has a key of its own for an owner: what is sealed in the log cannot be read with it. */
export class OtherKeys extends Error {}

/**
 * Has a vault adopt what another one has. Run again it goes on, and brings no erased key back.
 *
 * @returns how many owners have a key, or had one
 * @throws {OtherKeys} when an owner has another key there
 */
export async function copyKeys(source: KeyVault, target: KeyVault): Promise<number> {
  let owners = 0;
  for await (const entries of source.entries()) {
    await target.adopt(entries);
    const found = await target.find([...entries.keys()]);
    for (const [owner, key] of entries) {
      const there = found.get(owner);
      // One that was erased there since an earlier run stays so.
      if (there !== undefined && !isDeepStrictEqual(there, key)) throw new OtherKeys();
    }
    owners += entries.size;
  }
  return owners;
}
