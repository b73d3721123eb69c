import { describe, expect, test } from '@jest/globals';
import { createProjector } from '../project/projector.js';
import type { AccountStore, EventLog, ImportStage } from '../ports/index.js';
import { verify } from '../replay/verify.js';
import { Crash } from './crash.js';
import { type CrashMode, withCrashAt } from './crash-at.js';
import { runScenario } from './crash-scenario.js';
import { memorySet, type PortSet } from './port-set.js';
import { documentsOf, snapshot } from './snapshot.js';

/** Between the death of a process and the start of the next one. */
const RESTART = 60_000;

/** An empty set; `doomed` are its ports as the process that is going to die sees them. */
export interface DoomedSet extends PortSet {
  readonly doomed?: { readonly log?: EventLog; readonly store?: AccountStore };
}

/** Runs the story until the process dies or the story ends. */
async function runDoomed({ doomed, ...set }: DoomedSet, k: number, mode: CrashMode): Promise<boolean> {
  const { log, store, jobs, clock } = { ...set, ...doomed };
  const stages = { first: set.importStage(), second: set.importStage(), third: set.importStage() };
  try {
    await runScenario(withCrashAt({ log, store, jobs, clock, ...stages }, k, mode));
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  } finally {
    await closeAll(Object.values(stages));
  }
}

async function runWhole(set: PortSet): Promise<void> {
  const stages = { first: set.importStage(), second: set.importStage(), third: set.importStage() };
  await runScenario({ ...set, ...stages });
  await closeAll(Object.values(stages));
}

async function closeAll(stages: readonly ImportStage[]): Promise<void> {
  for (const stage of stages) await stage.close();
}

/** What a run that nothing disturbed ends in; it has to tell a story, or the sweep would prove little. */
export async function undisturbed(make: () => Promise<PortSet>) {
  const set = await make();
  await runWhole(set);
  const whole = await snapshot(set);
  const types = new Set([...whole.journals.values()].flat().map(({ type }) => type));
  for (const type of ['relationship.loosened', 'relationship.paused', 'relationship.recovered', 'task.opened']) {
    expect(types).toContain(`mooring.${type}`);
  }
  for (const type of ['task.expired', 'shipment.amended', 'shipment.cancelled', 'alert.acknowledged', 'alert.acknowledged.refused']) {
    expect(types).toContain(`mooring.${type}`);
  }
  expect(whole.jobs).toHaveLength(1);
  expect([...(await documentsOf(set)).values()].filter(({ parked }) => parked !== undefined)).toHaveLength(1);
  await set.dispose();
  return whole;
}

/**
 * Kills the story at one call after the other until it survives; after each death a new process runs it again on what the
 * dead one left, and has to end where the undisturbed run did.
 *
 * @returns how many deaths were survived
 */
export async function sweep(
  make: (k: number) => Promise<DoomedSet>,
  whole: Awaited<ReturnType<typeof undisturbed>>,
  callOf: (k: number) => { readonly k: number; readonly mode: CrashMode },
): Promise<number> {
  for (let k = 1; ; k += 1) {
    const set = await make(k);
    const call = callOf(k);
    const died = await runDoomed(set, call.k, call.mode);
    if (died) {
      set.clock.advance(RESTART);
      await runWhole(set);
      await createProjector(set).drain();
      try {
        expect(await snapshot(set)).toStrictEqual(whole);
        const { differences } = await verify({ log: set.log, present: set, scratch: memorySet(set.log.partitions) });
        expect(differences).toStrictEqual([]);
      } catch (error) {
        throw new Error(`after the death at ${String(k)} (${call.mode})`, { cause: error });
      }
    }
    await set.dispose();
    if (!died) return k - 1;
  }
}

/** A set survives the death of the process before and after every single port call. */
export function crashSweepContract(name: string, make: () => Promise<PortSet>, modes: readonly CrashMode[]): void {
  describe(`${name} survives the death of the process`, () => {
    test.each(modes)('%s each of its port calls', async (mode) => {
      const whole = await undisturbed(make);
      const deaths = await sweep(make, whole, (k) => ({ k, mode }));
      expect(deaths).toBeGreaterThan(100);
    }, 300_000);
  });
}
