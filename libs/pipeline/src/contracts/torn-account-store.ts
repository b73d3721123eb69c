import { type AccountData, MemoryAccountStore } from '../memory/index.js';
import { Crash } from './crash.js';

/**
 * A store in memory whose commits stop half-way: the first `writes` single writes (over all of its commits, in the promised
 * order, the checkpoint counting as one) are done, the next one throws `Crash` undone. A `MemoryAccountStore` over the same
 * data is what the next process finds.
 */
export function tornAccountStore(data: AccountData, writes: number): MemoryAccountStore {
  let left = writes;
  return new MemoryAccountStore(data, () => {
    if (left === 0) throw new Crash();
    left -= 1;
  });
}
