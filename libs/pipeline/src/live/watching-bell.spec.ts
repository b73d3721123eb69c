import { beforeEach, describe, expect, test } from '@jest/globals';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { until } from '../contracts/until.js';
import type { ProgressPorts } from '../read/progress.js';
import { createProjector } from '../project/projector.js';
import { createBell } from './bell.js';
import { watchingBell } from './watching-bell.js';

/** Longer than any test: only a ring ends the waiting. */
const FOREVER = 600_000;

describe('a bell for processes that do not fold', () => {
  let set: ReturnType<typeof memorySet>;
  let looks: number;
  let away: boolean;
  let ports: ProgressPorts;

  beforeEach(() => {
    set = memorySet(2);
    looks = 0;
    away = false;
    const progress = async (partitions: readonly number[]) => {
      looks += 1;
      if (away) throw new Error('the store is away');
      return set.store.progress(partitions);
    };
    ports = { log: set.log, store: { progress } };
  });

  const foldOneMore = async (id: string) => {
    await set.log.append([booked({ account_id: 'A', shipment_id: id, date: '2026-02-02', value: 70 })]);
    await createProjector(set).drain();
  };

  test('rings for all who wait when others have folded', async () => {
    const bell = watchingBell(ports, 1);
    // The first look finds out where things stand, and rings to be sure that nothing is missed.
    await bell.next(0, FOREVER);
    const { rung } = bell;
    const waiting = Promise.all([bell.next(rung, FOREVER), bell.next(rung, FOREVER)]);
    await foldOneMore('1');
    await waiting;
    expect(bell.rung).toBe(rung + 1);
  });

  test('looks only while somebody waits', async () => {
    const bell = watchingBell(ports, 1);
    expect(looks).toBe(0);
    await bell.next(0, FOREVER);
    const seen = looks;
    await createBell().next(0, 20);
    // One look may have been under way.
    expect(looks - seen).toBeLessThanOrEqual(1);
  });

  test('rings for what it has missed while the store was away', async () => {
    const bell = watchingBell(ports, 1);
    await bell.next(0, FOREVER);
    const { rung } = bell;
    const waiting = bell.next(rung, FOREVER);
    away = true;
    const before = looks;
    await until('it has looked in vain', () => looks > before + 2);
    await foldOneMore('1');
    expect(bell.rung).toBe(rung);
    away = false;
    await waiting;
    expect(bell.rung).toBe(rung + 1);
  });
});
