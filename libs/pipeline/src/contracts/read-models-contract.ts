import { describe } from '@jest/globals';
import type { AccountStoreFixture } from './account-store-fixture.js';
import { readModelsAgainstArrays } from './read-models-against-arrays.js';
import { readModelsFind } from './read-models-find.js';
import { readModelsJournal } from './read-models-journal.js';
import { readModelsPages } from './read-models-pages.js';
import { readModelsTotals } from './read-models-totals.js';

/** What every implementation of the read models promises. */
export function readModelsContract(name: string, make: () => Promise<AccountStoreFixture>): void {
  describe(`${name} keeps the promises of read models`, () => {
    readModelsFind(make);
    readModelsPages(make);
    readModelsTotals(make);
    readModelsJournal(make);
    readModelsAgainstArrays(make);
  });
}
