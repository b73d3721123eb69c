import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAccountSubject } from '#relationship';
import { importRows } from '../contracts/import-rows.js';
import { memorySet } from '../contracts/port-set.js';
import { portfolioPlans } from '../contracts/portfolio-plans.js';
import { portfolioRows } from '../contracts/portfolio-rows.js';
import { rowsOf, snapshot } from '../contracts/snapshot.js';

/** What is said of every account. The cause of a statement is its partition's copy of the week's closing. */
async function accountsOf(set: ReturnType<typeof memorySet>) {
  const { states, journals, rows, jobs } = await snapshot(set);
  const accounts = [...states.keys()].filter(isAccountSubject);
  return {
    states: accounts.map((subject) => states.get(subject)),
    journals: accounts.map((subject) =>
      journals.get(subject)?.map((event) => Object.assign({}, event, { causationid: undefined })),
    ),
    rows,
    jobs,
  };
}

test('one partition and three say the same about every account', async () => {
  const kinds = new Map<unknown, number>();
  await fc.assert(
    fc.asyncProperty(portfolioPlans, async (plan) => {
      const rows = portfolioRows(plan).flat();
      const one = memorySet(1);
      const three = memorySet(3);
      await importRows(one, rows);
      await importRows(three, rows);
      expect(await accountsOf(three)).toStrictEqual(await accountsOf(one));
      for (const { cause, outcome = 'open' } of await rowsOf(one.readModels, 'alerts')) {
        kinds.set(cause, (kinds.get(cause) ?? 0) + 1);
        kinds.set(outcome, (kinds.get(outcome) ?? 0) + 1);
      }
    }),
    { numRuns: 6 },
  );
  // Without these the property would say little.
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(['loosening', 'open', 'paused', 'recovered']));
});
