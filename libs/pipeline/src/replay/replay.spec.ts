import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAccountSubject, isReadable, partitionSubject, weekOf } from '#relationship';
import { importRows } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { FIRST_WEEK, portfolioRows } from '../contracts/portfolio-rows.js';
import { eventsOf, rowsOf, snapshot } from '../contracts/snapshot.js';
import { MemoryEventLog } from '../memory/index.js';
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

test('replay says what a crash had kept from being said', async () => {
  const [plan] = fc.sample(portfolioPlans, { numRuns: 1, seed: 11 });
  if (plan === undefined) throw new Error('there is no plan');
  const far = memorySet(3);
  await importRows(far, portfolioRows(plan).flat());
  const first = (await rowsOf(far.readModels, 'alerts'))
    .map(({ raisedWeek }) => String(raisedWeek))
    .toSorted()[0];
  // A history whose last week raises an alert …
  const whole = memorySet(3);
  const weeks = weekOf(first ?? '') - FIRST_WEEK + 1;
  await importRows(whole, portfolioRows({ ...plan, weeks }).flat());
  expect(await rowsOf(whole.readModels, 'tasks')).not.toHaveLength(0);
  // … and a log of it that ends with the copies of the last closing.
  const cut = memorySet(3);
  for (const { partition, events } of await byPartition(whole)) {
    const last = events.findLastIndex(
      ({ subject, type }) => subject === partitionSubject(partition) && type === 'mooring.week.closed',
    );
    await cut.log.append(events.slice(0, last + 1).flatMap((event) => (isReadable(event) ? [event] : [])));
  }
  const full = Object.assign(new MemoryEventLog(3, cut.clock), {
    read: cut.log.read.bind(cut.log),
    append: () => Promise.reject(new Error('the disk is full')),
  });
  await expect(createProjector({ ...cut, log: full }).drain()).rejects.toThrow('the disk is full');
  expect(await rowsOf(cut.readModels, 'tasks')).toHaveLength(0);

  await replay({ ...cut, projector: createProjector(cut) });

  const saidOf = async (set: typeof cut) => {
    const { states, journals, rows, jobs } = await snapshot(set);
    const accounts = [...states.keys()].filter(isAccountSubject);
    return {
      states: accounts.map((subject) => states.get(subject)),
      journals: accounts.map((subject) => journals.get(subject)),
      rows,
      jobs,
    };
  };
  expect(await saidOf(cut)).toStrictEqual(await saidOf(whole));
});

async function byPartition({ log }: ReturnType<typeof memorySet>) {
  const events = await eventsOf(log);
  return Array.from({ length: log.partitions }, (_, partition) => ({
    partition,
    events: events.filter(({ subject }) => log.partitionOf(subject) === partition),
  }));
}
