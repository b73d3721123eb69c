import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importRows } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { portfolioRows } from '../contracts/portfolio-rows.js';
import { eventsOf, snapshot } from '../contracts/snapshot.js';
import { MemoryAccountStore, MemoryReadModels, newAccountData } from '../memory/index.js';
import { LostClaim, type StoredEvent } from '../ports/index.js';
import { type PartitionWorkers, partitionWorkers } from './partition-workers.js';
import { createProjector } from './projector.js';

/** What one of three processes does; who takes the partition is its writer, the others do not know yet. */
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ process: fc.nat(2), takes: fc.constant(true) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        process: fc.nat(2),
        /** Events that it reads at once. */
        folds: fc.integer({ min: 1, max: 60 }),
        /** Of single writes, after which it is stopped for good. */
        writes: fc.option(fc.nat(80), { nil: undefined }),
      }),
    },
  ),
  { minLength: 10, maxLength: 60 },
);

class Stopped extends Error {}

/** A story that is told: all that was said about it is in the log. */
async function told(plan: Parameters<typeof portfolioRows>[0]) {
  const set = memorySet();
  await importRows(set, portfolioRows(plan).flat());
  return { set, events: await eventsOf(set.log) };
}

test('processes that write a partition without knowing that they have lost it change nothing', async () => {
  let lost = 0;
  let finished = 0;
  await fc.assert(
    fc.asyncProperty(portfolioPlans, steps, async (plan, play) => {
      const { set, events } = await told(plan);
      const data = newAccountData();
      const readModels = new MemoryReadModels(data);
      const store = new MemoryAccountStore(data);
      let left = Number.POSITIVE_INFINITY;
      const stopping = new MemoryAccountStore(data, () => {
        if (left === 0) throw new Stopped();
        left -= 1;
      });
      const processes = [0, 1, 2].map(() => partitionWorkers({ ...set, store: stopping, readModels }));
      for (const step of play) {
        const workers = processes[step.process];
        if (workers === undefined) throw new Error('there is no such process');
        left = Number.POSITIVE_INFINITY;
        if ('takes' in step) await workers.take(0);
        else if (workers.isTaken(0)) {
          left = step.writes ?? left;
          const outcome = await fold(workers, events, step.folds);
          if (outcome === 'lost') lost += 1;
          else if (outcome === 'folded') finished += 1;
        }
      }
      const last = { log: set.log, jobs: set.jobs, store, readModels };
      await createProjector(last).drain();
      const again = memorySet();
      const clean = { ...again, log: set.log, jobs: set.jobs };
      await createProjector(clean).drain();
      expect(await snapshot(last)).toStrictEqual(await snapshot(clean));
    }),
    { numRuns: 40 },
  );
  expect(Math.min(lost, finished)).toBeGreaterThan(10);
});

/** The next events, as they are read from the log. */
async function fold(workers: PartitionWorkers, events: readonly StoredEvent[], count: number) {
  const after = workers.reached(0) ?? '';
  const next = events.filter(({ position }) => position > after).slice(0, count);
  try {
    await workers.fold(0, next);
    return 'folded';
  } catch (error) {
    if (error instanceof LostClaim) return 'lost';
    if (error instanceof Stopped) return 'stopped';
    throw error;
  }
}
