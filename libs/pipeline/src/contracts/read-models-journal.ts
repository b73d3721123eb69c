import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MooringEvent } from '#relationship';
import { type AccountStoreFixture, batchOf, commitTo } from './account-store-fixture.js';
import { accountIn, ANY_SCRIPT, appendAndRead, booking, registration } from './sample-events.js';
import { entryOf } from './sample-history.js';

/** Reading of a subject's journal. */
export function readModelsJournal(make: () => Promise<AccountStoreFixture>): void {
  describe('journal', () => {
    let fixture: AccountStoreFixture;
    let one: string;
    let other: string;

    beforeEach(async () => {
      fixture = await make();
      one = accountIn(fixture.log, 1);
      other = accountIn(fixture.log, 1, 1);
    });
    afterEach(() => fixture.dispose());

    /** Appends events and journals them from sequence 1 on, per subject. */
    const journalled = async (events: readonly MooringEvent[]) => {
      const sequences = new Map<string, number>();
      const journal = (await appendAndRead(fixture.log, events)).map((event) => {
        const sequence = (sequences.get(event.subject) ?? 0) + 1;
        sequences.set(event.subject, sequence);
        return entryOf(event, sequence);
      });
      await commitTo(fixture.store, batchOf(1, journal.at(-1)?.event.position ?? '', { journal }));
      return journal;
    };

    test('the entries of a subject come in order, after a sequence number, at most so many', async () => {
      const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
      const journal = await journalled(numbers.flatMap((n) => [booking(one, n), booking(other, n)]));
      const own = journal.filter(({ event }) => event.subject === one);
      expect(own).toHaveLength(12);
      expect(await fixture.reads.journal(one, 0, 1000)).toStrictEqual(own);
      expect(await fixture.reads.journal(one, 0, 5)).toStrictEqual(own.slice(0, 5));
      expect(await fixture.reads.journal(one, 5, 5)).toStrictEqual(own.slice(5, 10));
      expect(await fixture.reads.journal(one, 10, 5)).toStrictEqual(own.slice(10));
      expect(await fixture.reads.journal(one, 12, 5)).toEqual([]);
      expect(await fixture.reads.journal('account/unknown', 0, 5)).toEqual([]);
    });

    test('events come back whole', async () => {
      const registered = registration(one, ANY_SCRIPT);
      const journal = await journalled([registered]);
      expect(journal).toMatchObject([{ event: registered }]);
      expect(await fixture.reads.journal(one, 0, 10)).toStrictEqual(journal);
    });
  });
}
