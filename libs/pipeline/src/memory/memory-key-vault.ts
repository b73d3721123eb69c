import { randomBytes } from 'node:crypto';
import type { KeyEntries, KeyVault } from '../ports/index.js';

const KEY_BYTES = 32;

/** Keys that live as long as the process: for tests. */
export class MemoryKeyVault implements KeyVault {
  /** Undefined under the owners that were erased. */
  readonly #keys = new Map<string, Uint8Array | undefined>();

  async obtain(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    for (const owner of owners) if (!this.#keys.has(owner)) this.#keys.set(owner, randomBytes(KEY_BYTES));
    return this.find(owners);
  }

  async find(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const owner of owners) {
      const key = this.#keys.get(owner);
      if (key !== undefined) found.set(owner, Uint8Array.from(key));
    }
    return found;
  }

  async erase(owners: readonly string[]): Promise<void> {
    for (const owner of owners) this.#keys.set(owner, undefined);
  }

  async *entries(): AsyncGenerator<KeyEntries> {
    if (this.#keys.size > 0) yield new Map(this.#keys);
  }

  async adopt(entries: KeyEntries): Promise<void> {
    for (const [owner, key] of entries)
      if (key === undefined || !this.#keys.has(owner)) this.#keys.set(owner, key);
  }
}
