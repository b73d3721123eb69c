import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AccountStore } from '../ports/index.js';
import { type AccountStoreFixture, commitTo, type Writes } from './account-store-fixture.js';
import { collect } from './collect.js';
import { readBack, sampleHistory } from './sample-history.js';

/** Dropping what can be rebuilt. */
export function storeClear(make: () => Promise<AccountStoreFixture>): void {
  describe('clear', () => {
    let fixture: AccountStoreFixture;
    let store: AccountStore;
    let history: readonly Writes[];

    beforeEach(async () => {
      fixture = await make();
      store = fixture.store;
      history = await sampleHistory(fixture.log);
    });
    afterEach(() => fixture.dispose());

    const commitAll = async () => {
      for (const batch of history) await commitTo(store, batch);
    };
    const liveFrom = async (partition: number) => (await store.open(partition)).liveFrom;

    test('drops everything, and what is committed again is as before', async () => {
      const nothing = await readBack(fixture, history);
      await commitAll();
      const full = await readBack(fixture, history);
      await store.clear(new Map());
      expect(await readBack(fixture, history)).toStrictEqual(nothing);
      await commitAll();
      expect(await readBack(fixture, history)).toStrictEqual(full);
    });

    test('leaves no positions behind: older ones are written again', async () => {
      await commitAll();
      await store.clear(new Map());
      const [first] = history;
      if (first === undefined) throw new Error('the history is empty');
      await commitTo(store, first);
      const { checkpoint, documents } = await store.open(first.partition);
      expect(checkpoint).toBe(first.checkpoint);
      expect((await collect(documents)).map(({ sequence }) => sequence)).toEqual([1, 1]);
      expect(await fixture.reads.get('tasks', 't')).toStrictEqual({ due: '2026-03-09' });
    });

    test('does not touch the log', async () => {
      const before = await collect(fixture.log.read(1, undefined));
      await commitAll();
      await store.clear(new Map());
      expect(await collect(fixture.log.read(1, undefined))).toStrictEqual(before);
    });

    test('keeps where decisions begin again, also through commits, until it is cleared anew', async () => {
      const position = history[1]?.checkpoint ?? '';
      await store.clear(new Map([[1, position]]));
      expect([await liveFrom(0), await liveFrom(1)]).toEqual([undefined, position]);
      await commitAll();
      expect([await liveFrom(0), await liveFrom(1)]).toEqual([undefined, position]);
      await store.clear(new Map());
      expect([await liveFrom(0), await liveFrom(1)]).toEqual([undefined, undefined]);
    });
  });
}
