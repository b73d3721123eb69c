import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';
import { tellingLog } from '../live/ringing.js';
import type { AccountStore, EventLog, Position } from '../ports/index.js';
import { createProjector } from './projector.js';

const PARTITIONS = 3;

/** What happens at one moment; nobody waits for a drain before the next one. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        append: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }),
      }),
    },
    { weight: 3, arbitrary: fc.constant('drain' as const) },
    { weight: 2, arbitrary: fc.constantFrom('soon' as const, 'later' as const) },
    { weight: 1, arbitrary: fc.constant('fail' as const) },
  ),
  { minLength: 3, maxLength: 40 },
);

/** A set whose ports take their time, and whose next commit fails when it is told to. */
function slowSet() {
  const set = memorySet(PARTITIONS);
  let failsNext = false;
  const log: EventLog = {
    ...tellingLog(set.log, () => undefined),
    async *read(partition, after) {
      yield* set.log.read(partition, after);
      // Whatever is appended now, this reader has seen the end.
      await later();
    },
  };
  const store: AccountStore = {
    claim: (partition) => set.store.claim(partition),
    open: (partition) => set.store.open(partition),
    progress: (partitions) => set.store.progress(partitions),
    document: (subject) => set.store.document(subject),
    documents: (subjects) => set.store.documents(subjects),
    load: (request) => set.store.load(request),
    sums: (subjects, from) => set.store.sums(subjects, from),
    clear: (from) => set.store.clear(from),
    commit(batch) {
      const fails = failsNext;
      failsNext = false;
      return fails ? Promise.reject(new Error('the disk is full')) : set.store.commit(batch);
    },
  };
  const fail = (): void => {
    failsNext = true;
  };
  return { set, projector: createProjector({ ...set, log, store }), fail };
}

function later(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function play(plan: typeof steps extends fc.Arbitrary<infer Plan> ? Plan : never) {
  const { set, projector, fail } = slowSet();
  const appended: (Position | undefined)[] = Array.from({ length: PARTITIONS }, () => undefined);
  const drains: Promise<readonly [string, string]>[] = [];
  let count = 0;
  const drain = async () => {
    const before = [...appended];
    const outcome = await projector.drain().then(
      () => 'done',
      () => 'failed',
    );
    const behind: number[] = [];
    for (const [partition, position] of before.entries()) {
      const { checkpoint = '' } = await set.store.open(partition);
      if (checkpoint < (position ?? '')) behind.push(partition);
    }
    return [outcome, behind.join()] as const;
  };
  for (const step of plan) {
    if (step === 'drain') drains.push(drain());
    else if (step === 'fail') fail();
    else if (step === 'soon') await Promise.resolve();
    else if (step === 'later') await later();
    else {
      const events = step.append.map((account) => {
        count += 1;
        const id = { account_id: String(account), shipment_id: String(count) };
        return booked({ ...id, date: '2026-02-23', value: 10 });
      });
      const positions = await set.log.append(events);
      for (const [at, { subject }] of events.entries())
        appended[set.log.partitionOf(subject)] = positions[at];
    }
  }
  const ends = await Promise.all(drains);
  await projector.drain().catch(() => 0);
  expect(await drain()).toEqual(['done', '']);
  return { set, ends };
}

describe('drains at the same time', () => {
  test('are each done only when everything that was appended before is folded, whatever fails on the way', async () => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { set, ends } = await play(plan);
        for (const [outcome, behind] of ends)
          expect([outcome, outcome === 'done' ? behind : '']).toEqual([outcome, '']);
        const events = await eventsOf(set.log);
        expect([...set.data.events.values()].map(({ position }) => position)).toHaveLength(events.length);
        shared += ends.length;
      }),
      { numRuns: 150 },
    );
    expect(shared).toBeGreaterThan(200);
  });

  test('share the work: what comes while one is under way is folded by the next one for all', async () => {
    const set = memorySet(PARTITIONS);
    const projector = createProjector(set);
    const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };
    await set.log.append([booked(row)]);
    const first = projector.drain();
    await set.log.append([booked(row, { shipmentId: 'T' })]);
    const others = [projector.drain(), projector.drain(), projector.drain()];
    expect(new Set(others).size).toBe(1);
    expect((await first) + ((await others[0]) ?? 0)).toBe(2);
    expect(await set.store.open(set.log.partitionOf('account/A'))).toMatchObject({
      checkpoint: '000000000002',
    });
  });

  test('that fail say so to those who share them; the next one starts again from the store', async () => {
    const { set, projector, fail } = slowSet();
    await set.log.append([booked({ account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 })]);
    fail();
    const first = projector.drain();
    const second = projector.drain();
    await expect(first).rejects.toThrow('the disk is full');
    expect(await second).toBe(1);
    expect(await set.readModels.get('accounts', 'A')).toBeDefined();
  });
});
