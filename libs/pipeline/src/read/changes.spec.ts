import { beforeEach, describe, expect, test } from '@jest/globals';
import { type MooringEvent, PORTFOLIO } from '#relationship';
import { booked } from '../contracts/live-feed.js';
import { memorySet } from '../contracts/port-set.js';
import { fact, openIn, staffedCompany, type StaffedCompany } from '../contracts/staffed-company.js';
import { tickWeekClock } from '../clock/week-clock.js';
import { changesSince, type Places, presentPlaces } from './changes.js';

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

  test('of one kind about one account that come together are one, in the order of the last of each', async () => {
    const names = ['One', 'Two'].map((name) => fact('mooring.account.registered', 'A', { name }));
    const assigned = fact('mooring.account.assigned', 'A', { owner: 'x' });
    expect(await named([...names, booking('A', 1), booking('A', 2), assigned])).toEqual([
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

  test('tell of notices, which are about all accounts', async () => {
    const type = 'mooring.feed.silent';
    const data = { noticeId: 'n', week: '2026-02-23', feed: 'edi', last: '2026-02-20' };
    expect(await named([{ ...fact(type, 'A', data), subject: PORTFOLIO }])).toEqual([
      ['notice', 'feed.silent', undefined],
    ]);
  });
});
