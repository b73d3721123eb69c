import { beforeEach, describe, expect, test } from '@jest/globals';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { until } from '../contracts/until.js';
import { createProjector, type Projector } from '../project/projector.js';
import { awaitedFold } from './awaited-fold.js';

/** Longer than any test: only what is folded ends the waiting. */
const NEVER = 600_000;
const RHYTHM = { look: 1, quiet: NEVER, busy: NEVER, patience: NEVER };

const shipment = (nth: number) =>
  booked({ account_id: `A-${String(nth % 5)}`, shipment_id: String(nth), date: '2026-02-02', value: 70 });

describe('a process that does not fold', () => {
  let set: ReturnType<typeof memorySet>;
  let others: Projector;

  beforeEach(() => {
    set = memorySet(3);
    others = createProjector(set);
  });

  test('has nothing to wait for when all is folded', async () => {
    await set.log.append([shipment(1)]);
    await others.drain();
    expect(await awaitedFold(set, RHYTHM).projector.drain()).toBe(0);
  });

  test('waits until others have folded what is in the log, and tells how far they are', async () => {
    let looks = 0;
    const store = {
      progress: (partitions: readonly number[]) => {
        looks += 1;
        return set.store.progress(partitions);
      },
    };
    const { log, projector } = awaitedFold({ log: set.log, store }, RHYTHM);
    await log.append([1, 2, 3, 4, 5, 6].map(shipment));
    const told: number[] = [];
    let over = false;
    const waiting = projector
      .drain((events) => told.push(events))
      .then((events) => {
        over = true;
        return events;
      });
    await until('it has looked a few times', () => looks > 3);
    expect(over).toBe(false);
    await others.drain();
    expect(await waiting).toBe(6);
    expect(told.at(-1)).toBe(6);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });

  test('does not wait forever for what has been decided and does not come back', async () => {
    const store = {
      progress: async (partitions: readonly number[]) => partitions.map(() => ({ settled: false })),
    };
    const { projector } = awaitedFold({ log: set.log, store }, { ...RHYTHM, quiet: 5 });
    expect(await projector.drain()).toBe(0);
  });

  test('does not wait for others who go on appending', async () => {
    const { log, projector } = awaitedFold(set, { ...RHYTHM, busy: 5, quiet: 1_000 });
    await log.append([shipment(1)]);
    await others.drain();
    let nth = 1;
    const over = new AbortController();
    const feeding = (async () => {
      while (!over.signal.aborted) {
        nth += 1;
        await set.log.append([shipment(nth), shipment(nth + 1)]);
        await others.drain();
        await set.log.append([shipment(nth + 2)]);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
    })();
    await projector.drain();
    over.abort();
    await feeding;
    expect(nth).toBeGreaterThan(1);
  });

  test('says what to do when nobody folds', async () => {
    const { log, projector } = awaitedFold(set, { ...RHYTHM, patience: 5 });
    await log.append([shipment(1)]);
    await expect(projector.drain()).rejects.toThrow('start a projector');
  });
});
