import { beforeEach, describe, expect, test } from '@jest/globals';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';
import { createProjector, type Projector } from '../project/projector.js';
import { createBell, type RungBell } from './bell.js';
import { ringingProjector, tellingLog } from './ringing.js';

const row = { account_id: 'A', shipment_id: 'S', date: '2026-02-23', value: 10 };

let set: ReturnType<typeof memorySet>;
let bell: RungBell;
let projector: Projector;

beforeEach(() => {
  set = memorySet(2);
  bell = createBell();
  projector = ringingProjector(createProjector(set), bell);
});

describe('a ringing projector', () => {
  test('rings once the store has moved on, and not for nothing', async () => {
    expect(await projector.drain()).toBe(0);
    expect(bell.rung).toBe(0);
    await set.log.append([booked(row)]);
    expect(await projector.drain()).toBe(1);
    expect(bell.rung).toBeGreaterThan(0);
    expect(await set.readModels.get('accounts', 'A')).toMatchObject({ accountId: 'A' });
  });

  test('rings after every chunk, so that nobody waits for the whole of a long drain', async () => {
    const many = Array.from({ length: 2500 }, (_, nth) => booked(row, { shipmentId: String(nth) }));
    await set.log.append(many);
    const seen: (readonly [number, number])[] = [];
    await projector.drain((events) => seen.push([events, bell.rung]));
    expect(seen).toEqual([
      [1000, 1],
      [2000, 2],
      [2500, 3],
    ]);
  });

  test('passes on what goes wrong', async () => {
    const failing: Projector = { drain: () => Promise.reject(new Error('the disk is full')) };
    await expect(ringingProjector(failing, bell).drain()).rejects.toThrow('the disk is full');
    expect(bell.rung).toBe(0);
  });
});

describe('a telling log', () => {
  test('tells once what was appended is in the log, and is the same log in all else', async () => {
    let told = 0;
    const log = tellingLog(set.log, () => {
      told += 1;
    });
    const event = booked(row);
    const positions = await log.append([event]);
    expect(told).toBe(1);
    expect(await eventsOf(log)).toEqual(await eventsOf(set.log));
    expect([log.partitions, log.partitionOf(event.subject)]).toEqual([2, set.log.partitionOf(event.subject)]);
    expect(await log.backlog(log.partitionOf(event.subject), undefined)).toBe(1);
    expect(await log.backlog(log.partitionOf(event.subject), positions[0])).toBe(0);
  });

  test('says nothing of an append that failed', async () => {
    let told = 0;
    const broken = {
      ...tellingLog(set.log, () => undefined),
      append: () => Promise.reject(new Error('no disk')),
    };
    const log = tellingLog(broken, () => {
      told += 1;
    });
    await expect(log.append([booked(row)])).rejects.toThrow('no disk');
    expect(told).toBe(0);
  });
});
