import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccountStoreFixture, commitTo, type Writes } from './account-store-fixture.js';
import { readBack, sampleHistory } from './sample-history.js';

/** Committing again what was committed, in part or whole, in any order, ends in the same state. */
export function commitRedo(make: () => Promise<AccountStoreFixture>): void {
  describe('commit after a crash', () => {
    let fixture: AccountStoreFixture;
    let history: readonly Writes[];
    let final: Awaited<ReturnType<typeof readBack>>;

    const afterCommits = async (batches: readonly Writes[]) => {
      await fixture.store.clear(new Map());
      for (const batch of batches) await commitTo(fixture.store, batch);
      return readBack(fixture, history);
    };

    beforeEach(async () => {
      fixture = await make();
      history = await sampleHistory(fixture.log);
      final = await afterCommits(history);
    });
    afterEach(() => fixture.dispose());

    test('the history leaves what its last writes say', () => {
      expect(final).toMatchObject({
        partitions: [
          { checkpoint: history[2]?.checkpoint, documents: [{ sequence: 3 }, { sequence: 2 }] },
          { checkpoint: history[3]?.checkpoint, documents: [{ sequence: 1 }] },
        ],
        rows: { alerts: { rows: [{ status: 'open', amountAtRisk: 3 }] }, tasks: { rows: [] } },
      });
      expect(final.journals.map(({ length }) => length)).toEqual([3, 2, 1]);
    });

    test('redoing any beginning of a batch and then the whole of it changes nothing', async () => {
      for (const [at, batch] of history.entries()) {
        const before = history.slice(0, at);
        for (const prefix of prefixesOf(
          batch,
          before.findLast(({ partition }) => partition === batch.partition)?.checkpoint,
        )) {
          expect(await afterCommits([...before, prefix, batch, ...history.slice(at + 1)])).toStrictEqual(
            final,
          );
        }
      }
    });

    test('batches that come twice and in any order, as from a worker that was thought dead, change nothing', async () => {
      const everyBatchTwice = [...history, ...history];
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(everyBatchTwice, { minLength: everyBatchTwice.length }),
          async (batches) => {
            expect(await afterCommits(batches)).toStrictEqual(final);
          },
        ),
        { numRuns: 50 },
      );
    });
  });
}

/** The batch as a crash after each of its single writes would have left it; the checkpoint is still the one before, if any. */
function prefixesOf(batch: Writes, before: string | undefined): readonly Writes[] {
  const { journal, rows, documents, shipments } = batch;
  const writes = journal.length + rows.length + documents.length + shipments.length;
  return Array.from({ length: writes + 1 }, (_, done) => {
    let left = done;
    const take = <Item>(items: readonly Item[]): readonly Item[] => {
      const taken = items.slice(0, left);
      left -= taken.length;
      return taken;
    };
    return {
      partition: batch.partition,
      checkpoint: before ?? batch.checkpoint,
      settled: batch.settled,
      journal: take(journal),
      rows: take(rows),
      documents: take(documents),
      shipments: take(shipments),
    };
  });
}
