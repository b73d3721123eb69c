import { describe, expect, test } from '@jest/globals';
import { sweep, undisturbed } from '../contracts/crash-sweep.js';
import { memorySet } from '../contracts/port-set.js';
import { tornAccountStore } from '../contracts/torn-account-store.js';
import { tornLog } from '../contracts/torn-log.js';

/** No port call dies by its number: the torn port itself does. */
const NEVER = () => ({ k: Number.POSITIVE_INFINITY, mode: 'before' }) as const;
const make = async () => memorySet(2);

describe('the memory set survives', () => {
  test('commits that stop after any of their writes', async () => {
    const whole = await undisturbed(make);
    const deaths = await sweep(
      async (writes) => {
        const set = memorySet(2);
        return { ...set, doomed: { store: tornAccountStore(set.data, writes - 1) } };
      },
      whole,
      NEVER,
    );
    expect(deaths).toBeGreaterThan(200);
  }, 300_000);

  test('appends that stop after any of their events', async () => {
    const whole = await undisturbed(make);
    const deaths = await sweep(
      async (events) => {
        const set = memorySet(2);
        return { ...set, doomed: { log: tornLog(set.log, events - 1) } };
      },
      whole,
      NEVER,
    );
    expect(deaths).toBeGreaterThan(100);
  }, 300_000);
});
