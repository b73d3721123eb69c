import { describe } from '@jest/globals';
import type { AccountStoreFixture } from './account-store-fixture.js';
import { commitGuards } from './commit-guards.js';
import { commitRedo } from './commit-redo.js';
import { storeAnswers } from './store-answers.js';
import { storeClaims } from './store-claims.js';
import { storeClear } from './store-clear.js';
import { storeSums } from './store-sums.js';

/** What every account store promises. */
export function accountStoreContract(name: string, make: () => Promise<AccountStoreFixture>): void {
  describe(`${name} keeps the promises of an account store`, () => {
    storeAnswers(make);
    storeSums(make);
    commitGuards(make);
    commitRedo(make);
    storeClaims(make);
    storeClear(make);
  });
}
