/** What a vault has under owners: a key, or undefined where it was erased. */
export type KeyEntries = ReadonlyMap<string, Uint8Array | undefined>;

/**
 * Keys under which personal data is sealed, 32 random bytes per owner (a contact, an account). It is the one thing beside
 * the log that has to be kept: erasing a key erases what was sealed with it everywhere, in the log and in every copy of it.
 */
export interface KeyVault {
  /**
   * The keys of owners, made now for those that have none; erased owners are missing. Resolves once the keys that were made
   * survive a power cut: nothing may be sealed with a key that could be lost.
   */
  obtain(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;

  /** The keys of owners that have one. Makes none. */
  find(owners: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;

  /** Destroys the keys of owners; they never get others. Owners without a key are marked as well. */
  erase(owners: readonly string[]): Promise<void>;

  /** All there is, in batches: to be adopted by another vault. */
  entries(): AsyncIterable<KeyEntries>;

  /**
   * Takes over what another vault has. Owners that are unknown here get the keys that they have there, those that were erased
   * there are erased here; what is here already stays. Resolves as `obtain`.
   */
  adopt(entries: KeyEntries): Promise<void>;
}
