import { eventKeyHash } from './event-key-hash.js';

/** 8 MiB of bits: below one false alarm in a hundred up to a few million keys; beyond that it only helps less. */
const BITS = 2 ** 26;
/** Bits that share a line of the processor's cache: both probes of a key are in one, so a key costs one slow access. */
const BLOCK = 512;
const WORD = 32;

/**
 * Tells which keys have certainly not been written since the tables were empty, so that looking up what is new costs no
 * search (B. H. Bloom, 1970, with two probes). Fixed size. Keys are given in parts.
 */
export class KeyFilter {
  readonly #words = new Int32Array(BITS / WORD);

  add(...key: readonly string[]): void {
    const hash = eventKeyHash(...key);
    this.#set(hash % BITS);
    this.#set(secondProbe(hash));
  }

  /** False: certainly not added. True: perhaps. */
  mayHave(...key: readonly string[]): boolean {
    const hash = eventKeyHash(...key);
    return this.#has(hash % BITS) && this.#has(secondProbe(hash));
  }

  #set(bit: number): void {
    const at = Math.floor(bit / WORD);
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (bit % WORD));
  }

  #has(bit: number): boolean {
    return ((this.#words[Math.floor(bit / WORD)] ?? 0) & (1 << (bit % WORD))) !== 0;
  }
}

/** Another bit of the block of the first probe, by the bits of the 53 that the first does not use. */
function secondProbe(hash: number): number {
  const first = hash % BITS;
  return first - (first % BLOCK) + (Math.floor(hash / BITS) % BLOCK);
}
