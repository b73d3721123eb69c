import { describe, expect, test } from '@jest/globals';
import { everyDeath, NEVER, sweep, tornAppendsContract, undisturbed } from '../contracts/crash-sweep.js';
import { memorySet } from '../contracts/port-set.js';
import { tornAccountStore } from '../contracts/torn-account-store.js';

const make = async () => memorySet(2);
const { every } = everyDeath(3);

describe('the memory set survives', () => {
  test('commits that stop after any of their writes', async () => {
    const whole = await undisturbed(make);
    const deaths = await sweep(
      async (writes) => {
        const set = memorySet(2);
        return { ...set, doomed: { store: tornAccountStore(set.data, writes * every - 1) } };
      },
      whole,
      () => NEVER,
    );
    expect(deaths * every).toBeGreaterThan(200);
  }, 1_200_000);
});

tornAppendsContract('the memory set', make, everyDeath(3));
