import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createProjector } from '../project/projector.js';
import { replay } from '../replay/replay.js';
import { partsOf } from './crash-sweep.js';
import { importRows } from './import-rows.js';
import { memorySet, type PortSet } from './port-set.js';
import { portfolioPlans } from './portfolio-plans.js';
import { portfolioRows } from './portfolio-rows.js';
import { documentsOf, snapshot } from './snapshot.js';

const TIMEOUT_MS = 300_000;

/**
 * A set makes of any history what the set in memory makes of it, to the last bit: live, and rebuilt from its log.
 *
 * @param make an empty set at `TEST_NOW`
 * @param stories how many histories are told
 */
export function randomStoriesContract(name: string, make: () => Promise<PortSet>, stories: number): void {
  describe(`${name} tells the stories of the set in memory`, () => {
    test(
      'live, and rebuilt from the log',
      async () => {
        await fc.assert(
          fc.asyncProperty(portfolioPlans, async (plan) => {
            const rows = portfolioRows(plan).flat();
            const set = await make();
            const inMemory = memorySet(set.log.partitions);
            for (const each of [set, inMemory]) await importRows(each, rows);
            const told = await wholeOf(set);
            expect(told).toStrictEqual(await wholeOf(inMemory));
            await replay({ ...set, projector: createProjector(set) });
            expect(await wholeOf(set)).toStrictEqual(told);
            await set.dispose();
          }),
          { numRuns: stories },
        );
      },
      TIMEOUT_MS,
    );
  });
}

async function wholeOf(set: PortSet) {
  const documents = [...(await documentsOf(set)).values()];
  return { parts: partsOf(await snapshot(set)), states: documents.map(({ state }) => JSON.stringify(state)) };
}
