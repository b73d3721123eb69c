import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importRows } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { portfolioRows } from '../contracts/portfolio-rows.js';
import { documentsOf, eventsOf, rowsOf, snapshot } from '../contracts/snapshot.js';
import { createProjector } from '../project/projector.js';
import { replay } from './replay.js';

test.each([1, 3])('replay ends where the live fold did: %i partitions', async (partitions) => {
  let alerts = 0;
  await fc.assert(
    fc.asyncProperty(portfolioPlans, async (plan) => {
      const set = memorySet(partitions);
      await importRows(set, portfolioRows(plan).flat());
      const live = await snapshot(set);
      const log = await eventsOf(set.log);

      const folded = await replay({ ...set, projector: createProjector(set) });

      expect(folded).toBe(log.length);
      expect(await eventsOf(set.log)).toStrictEqual(log);
      // Includes states, rows, jobs and journals with their chains; outboxes of accounts are empty.
      expect(await snapshot(set)).toStrictEqual(live);
      alerts += live.rows['alerts']?.length ?? 0;
    }),
    { numRuns: 5 },
  );
  expect(alerts).toBeGreaterThan(5);
});

test('replay says again what a crash has kept from being said', async () => {
  const [plan] = fc.sample(portfolioPlans, { numRuns: 1, seed: 11 });
  if (plan === undefined) throw new Error('there is no plan');
  const rows = portfolioRows(plan);
  const whole = memorySet(3);
  await importRows(whole, rows.flat());
  // A log that ends with the copies of the last closing: nothing that followed from it has been said.
  const cut = memorySet(3);
  const events = await eventsOf(whole.log);
  for (let partition = 0; partition < 3; partition += 1) {
    const own = events.filter(({ subject }) => whole.log.partitionOf(subject) === partition);
    const last = own.findLastIndex(({ subject, type }) => subject.startsWith('partition/') && type === 'mooring.week.closed');
    await importRaw(cut, own.slice(0, last + 1));
  }
  await replay({ ...cut, projector: createProjector(cut) });
  const statesOf = async (set: typeof cut) =>
    [...(await documentsOf(set))].flatMap(([subject, { state, outbox }]) =>
      state.kind === 'account' ? [{ subject, state, outbox }] : [],
    );
  expect(await statesOf(cut)).toStrictEqual(await statesOf(whole));
  expect(await rowsOf(cut.readModels, 'alerts')).toStrictEqual(await rowsOf(whole.readModels, 'alerts'));
});
