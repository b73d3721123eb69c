import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MooringEvent } from '#relationship';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { eventsOf } from '../contracts/snapshot.js';
import { fact, openIn, staffedCompany, type StaffedCompany } from '../contracts/staffed-company.js';
import { tickWeekClock } from '../clock/week-clock.js';
import { createProjector } from '../project/projector.js';
import { changesSince, type Places, placesOf, placesText, presentPlaces } from './changes.js';

const PARTITIONS = 3;
const ALL = 10_000;

let set: ReturnType<typeof memorySet>;
let company: StaffedCompany;
let here: Places;

beforeEach(async () => {
  set = memorySet(PARTITIONS);
  company = await staffedCompany(set);
  here = await presentPlaces(set);
});

const named = async (events: readonly MooringEvent[]) => {
  await company.deliver(events);
  const { changes } = await changesSince(set, here, ALL);
  return changes.map(({ kind, type, accountId }) => [kind, type.replace('mooring.', ''), accountId]);
};
const booking = (account: string, nth = 0): MooringEvent =>
  booked({ account_id: account, shipment_id: `x ${String(nth)}`, date: '2026-02-27', value: 1 });

describe('changes', () => {
  test('are what the read models have come to show, not what is only in the log', async () => {
    await set.log.append([booking('A')]);
    expect(await changesSince(set, here, ALL)).toEqual({ changes: [], places: here, events: 0, more: false });
    await company.projector.drain();
    expect(await changesSince(set, here, ALL)).toMatchObject({
      changes: [
        { kind: 'shipment', type: 'mooring.shipment.booked', accountId: 'A', recordedtime: set.clock.now() },
      ],
      places: await presentPlaces(set),
      more: false,
    });
  });

  test('of one kind about one account that come together are one, the last', async () => {
    const named3 = ['One', 'Two', 'Three'].map((name) => fact('mooring.account.registered', 'A', { name }));
    const assigned = fact('mooring.account.assigned', 'A', { owner: 'x' });
    expect(await named([booking('A', 1), ...named3, booking('A', 2), assigned])).toEqual([
      ['shipment', 'shipment.booked', 'A'],
      ['account', 'account.assigned', 'A'],
    ]);
  });

  test('tell of an action by what came of it', async () => {
    const { alert, task } = await openIn(set, 'A');
    const { alertId, revision } = alert;
    const refused = { alertId, revision: revision + 7 };
    expect(
      await named([
        fact('mooring.alert.acknowledged.requested', 'A', { alertId, revision }),
        fact('mooring.alert.acknowledged.requested', 'A', refused),
        fact('mooring.deadline.reached', 'A', {
          deadline: 'task-reminder',
          taskId: task.taskId,
          on: task.remindOn,
        }),
      ]),
    ).toEqual([
      ['task', 'deadline.reached', 'A'],
      ['alert', 'alert.acknowledged', 'A'],
      ['command', 'alert.acknowledged.refused', 'A'],
    ]);
  });

  test('tell of contacts, interactions and parked accounts', async () => {
    const contact = { contactId: 'ann', role: 'staff', sealed: { name: 'c2VhbGVk' } } as const;
    const call = {
      interactionId: 'i',
      date: '2026-03-03',
      kind: 'call',
      contactIds: [],
      sealed: {},
    } as const;
    expect(
      await named([
        fact('mooring.contact.added', 'D', contact),
        fact('mooring.contact.erased', 'D', { contactId: 'ann' }),
        fact('mooring.interaction.logged', 'D', call),
        fact('mooring.parked.retried', 'D', { eventId: 'e', sequence: 1, reason: 'mended' }),
      ]),
    ).toEqual([
      ['contact', 'contact.erased', 'D'],
      ['interaction', 'interaction.logged', 'D'],
      ['parked', 'parked.retried', 'D'],
    ]);
  });

  test('tell that a week is closed whenever a partition has judged its accounts', async () => {
    set.clock.set('2026-03-12T04:00:00Z');
    await tickWeekClock(set);
    await company.projector.drain();
    const { changes, places } = await changesSince(set, here, ALL);
    expect(changes.filter(({ kind }) => kind === 'week')).toEqual([
      { kind: 'week', type: 'mooring.week.closed', recordedtime: set.clock.now() },
    ]);
    // Each partition closes it in its own time: a screen that asks after the first is told of the others as well.
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const others = places.with(partition, here[partition]);
      expect((await changesSince(set, others, ALL)).changes).toContainEqual(changes.at(-1));
    }
  });
});

describe('a reader who goes on from where it was', () => {
  /** Events of some accounts, folded after each group; a reader looks at so many, and comes back with a text. */
  const plans = fc.record({
    groups: fc.array(fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'), { maxLength: 30 }), {
      maxLength: 8,
    }),
    limits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
    looksAfter: fc.integer({ min: 1, max: 4 }),
  });

  test('misses nothing and is told nothing twice, whatever the limits and wherever it stops', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ groups, limits, looksAfter }) => {
        const own = memorySet(PARTITIONS);
        const projector = createProjector(own);
        let places: Places = [undefined, undefined, undefined];
        let looks = 0;
        const told: string[] = [];
        const look = async () => {
          const limit = limits[looks % limits.length] ?? 1;
          looks += 1;
          const before = places;
          const batch = await changesSince(own, before, limit);
          places = placesOf(placesText(batch.places), own.log) ?? [];
          expect(places).toEqual(batch.places);
          // What lies between the two places is what is told.
          const between = (await eventsOf(own.log)).filter(({ subject, position }) => {
            const partition = own.log.partitionOf(subject);
            return position > (before[partition] ?? '') && position <= (places[partition] ?? '');
          });
          const accounts = batch.changes.map(({ accountId }) => `account/${accountId ?? ''}`);
          expect(new Set(accounts)).toEqual(new Set(between.map(({ subject }) => subject)));
          expect(new Set(accounts).size).toBe(accounts.length);
          told.push(...between.map(({ id, subject }) => `${subject} ${id}`));
          return batch.more;
        };
        let count = 0;
        for (const [nth, accounts] of groups.entries()) {
          await own.log.append(accounts.map((account) => booking(account, (count += 1))));
          await projector.drain();
          if (nth % looksAfter === 0) await look();
        }
        while (await look());
        expect(places).toEqual(await presentPlaces(own));
        expect(told).toHaveLength(count);
        expect(new Set(told).size).toBe(count);
      }),
      { numRuns: 60 },
    );
  });

  test('from nowhere reads everything, a part at a time', async () => {
    let places: Places = [undefined, undefined, undefined];
    let parts = 0;
    for (let more = true; more; parts += 1) ({ more, places } = await changesSince(set, places, 100));
    expect(places).toEqual(here);
    expect(parts).toBeGreaterThan(1);
  });
});

describe('the text of places', () => {
  test('gives them back', () => {
    const places = fc.array(fc.option(fc.string(), { nil: undefined }), {
      minLength: PARTITIONS,
      maxLength: PARTITIONS,
    });
    fc.assert(
      fc.property(places, (one) => {
        const text = placesText(one);
        expect(text).toMatch(/^[\w-]+$/u);
        expect(placesOf(text, set.log)).toEqual(one);
      }),
    );
  });

  test('that is none, or of another log, is no places', () => {
    expect(placesOf(placesText([undefined]), set.log)).toBeUndefined();
    for (const text of ['', '.', 'eyJ9', 'null', '[]', Buffer.from('[1,2,3]').toString('base64url')])
      expect(placesOf(text, set.log)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => expect(placesOf(text, set.log)).toBeUndefined()));
  });

  test('of places that the log does not know is a RangeError when it is read from', async () => {
    await expect(changesSince(set, ['', '!', '0'], ALL)).rejects.toThrow(RangeError);
  });
});
