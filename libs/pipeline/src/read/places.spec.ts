import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';
import { tellingLog } from '../live/ringing.js';
import type { EventLog } from '../ports/index.js';
import { createProjector } from '../project/projector.js';
import { changesSince, type Places, placesOf, placesText, presentPlaces } from './changes.js';

const PARTITIONS = 3;
const NOWHERE: Places = [undefined, undefined, undefined];

const booking = (account: string, nth: number) =>
  booked({ account_id: account, shipment_id: String(nth), date: '2026-02-27', value: 1 });

/** The log, read a few events at a time. */
function inSmallBatches(log: EventLog): EventLog {
  return {
    ...tellingLog(log, () => undefined),
    async *read(partition, after) {
      for await (const events of log.read(partition, after))
        for (let at = 0; at < events.length; at += 4) yield events.slice(at, at + 4);
    },
  };
}

describe('a reader who goes on from where it was', () => {
  /** Groups of events of some accounts, not all of them folded before the reader looks; it looks at so many at once. */
  const plans = fc.record({
    groups: fc.array(
      fc.record({
        accounts: fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'), { maxLength: 30 }),
        next: fc.constantFrom('fold', 'fold', 'look', 'fold and look'),
      }),
      { maxLength: 10 },
    ),
    limits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
  });

  test('misses nothing and is told nothing twice, whatever the limits and wherever it stops', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ groups, limits }) => {
        const own = memorySet(PARTITIONS);
        const projector = createProjector(own);
        const ports = { log: inSmallBatches(own.log), store: own.store };
        let places = NOWHERE;
        let looks = 0;
        const told: string[] = [];
        const look = async () => {
          const before = places;
          const batch = await changesSince(ports, before, limits[(looks += 1) % limits.length] ?? 1);
          places = placesOf(placesText(batch.places), own.log) ?? [];
          expect(places).toEqual(batch.places);
          // What lies between the two places is what is told, and nothing that is not folded yet.
          const between = (await eventsOf(own.log)).filter(({ subject, position }) => {
            const partition = own.log.partitionOf(subject);
            return position > (before[partition] ?? '') && position <= (places[partition] ?? '');
          });
          for (const [at, present] of (await presentPlaces(own)).entries())
            expect((places[at] ?? '') <= (present ?? '')).toBe(true);
          const accounts = batch.changes.map(({ accountId }) => `account/${accountId ?? ''}`);
          expect(new Set(accounts)).toEqual(new Set(between.map(({ subject }) => subject)));
          expect(new Set(accounts).size).toBe(accounts.length);
          told.push(...between.map(({ id, subject }) => `${subject} ${id}`));
          return batch.more;
        };
        let count = 0;
        for (const { accounts, next } of groups) {
          await own.log.append(accounts.map((account) => booking(account, (count += 1))));
          if (next !== 'look') await projector.drain();
          if (next !== 'fold') await look();
        }
        await projector.drain();
        while (await look());
        expect(places).toEqual(await presentPlaces(own));
        expect(told).toHaveLength(count);
        expect(new Set(told).size).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the text of places', () => {
  const { log } = memorySet(PARTITIONS);

  test('gives them back', () => {
    const places = fc.array(fc.option(fc.string(), { nil: undefined }), {
      minLength: PARTITIONS,
      maxLength: PARTITIONS,
    });
    fc.assert(
      fc.property(places, (one) => {
        const text = placesText(one);
        expect(text).toMatch(/^[\w-]+$/u);
        expect(placesOf(text, log)).toEqual(one);
      }),
    );
  });

  test('that is none, or of another log, is no places', () => {
    expect(placesOf(placesText([undefined]), log)).toBeUndefined();
    for (const text of ['', '.', 'eyJ9', 'null', '[]', Buffer.from('[1,2,3]').toString('base64url')])
      expect(placesOf(text, log)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => expect(placesOf(text, log)).toBeUndefined()));
  });

  test('of places that the log does not know is a RangeError when it is read from', async () => {
    const set = memorySet(PARTITIONS);
    await set.log.append(['A', 'B', 'C', 'D', 'E'].map(booking));
    await createProjector(set).drain();
    await expect(changesSince(set, ['', '!', '0'], 100)).rejects.toThrow(RangeError);
  });
});
