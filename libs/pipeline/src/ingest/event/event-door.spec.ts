import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '#relationship';
import { sentBooking, sentEvents } from '../../contracts/offered-events.js';
import { memorySet } from '../../contracts/port-set.js';
import { eventsOf } from '../../contracts/snapshot.js';
import { tellingLog } from '../../live/ringing.js';
import { MemoryKeyVault } from '../../memory/index.js';
import type { EventLog } from '../../ports/index.js';
import { passEvents } from './event-door.js';

const settings = async () => ({ ...DEFAULT_SETTINGS, baseCurrency: 'CNY' });

let set: ReturnType<typeof memorySet> & { readonly vault: MemoryKeyVault };
let appends: number;
let log: EventLog;

beforeEach(() => {
  set = { ...memorySet(3), vault: new MemoryKeyVault() };
  appends = 0;
  log = tellingLog(set.log, () => {
    appends += 1;
  });
});

const pass = (values: readonly unknown[]) => passEvents({ ...set, log }, values, settings);
const booking = (id: string, account = 'A') =>
  sentBooking({ shipmentId: id }, { id, subject: `account/${account}` });

describe('the door for events', () => {
  test('appends the good ones at once and in order, and answers each in its place', async () => {
    const answers = await pass([
      booking('1'),
      { ...booking('2'), type: 'mooring.week.ended' },
      booking('3', 'B'),
      sentBooking({ currency: 'USD' }, { id: '4' }),
      booking('5'),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.event.id : answer.problems[0]?.field))).toEqual([
      '1',
      'type',
      '3',
      'data.currency',
      '5',
    ]);
    expect(appends).toBe(1);
    const stored = await eventsOf(set.log);
    expect(stored.filter(({ subject }) => subject === 'account/A').map(({ id }) => id)).toEqual(['1', '5']);
  });

  test('gives every event the position at which it is in the log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentEvents, { maxLength: 12 }), async (events) => {
        const before = new Set((await eventsOf(set.log)).map(placeOf));
        const answers = await pass(events);
        const stored = (await eventsOf(set.log)).filter((event) => !before.has(placeOf(event)));
        const given = answers.flatMap((answer) =>
          answer.ok ? [{ ...answer.event, position: answer.position }] : [],
        );
        expect(given.map(placeOf).toSorted()).toEqual(stored.map(placeOf).toSorted());
        const ids = new Map(stored.map((event) => [placeOf(event), event.id]));
        for (const event of given) expect(ids.get(placeOf(event))).toBe(event.id);
      }),
      { numRuns: 60 },
    );
  });

  test('asks for settings with the good ones only, and not at all without any', async () => {
    const asked: (readonly string[])[] = [];
    const answers = await passEvents({ ...set, log }, [{}, booking('1'), 7, booking('2')], async (good) => {
      asked.push(good.map(({ id }) => id));
      return settings();
    });
    expect(answers.map(({ ok }) => ok)).toEqual([false, true, false, true]);
    await passEvents({ ...set, log }, [null, {}], () => Promise.reject(new Error('asked for nothing')));
    expect(asked).toEqual([['1', '2']]);
    expect(appends).toBe(1);
  });

  test('makes keys for those whom the events are about, and finds them again', async () => {
    const contact = {
      ...booking('c'),
      type: 'mooring.contact.added',
      data: { contactId: 'ann', name: 'Ann Weber', phone: '+49 555 0100' },
    };
    const [first] = await pass([contact]);
    const [second] = await pass([contact]);
    expect(first).toMatchObject({ ok: true, event: { data: { sealed: { name: expect.any(String) } } } });
    expect(second).toMatchObject({ event: first?.ok === true ? first.event : undefined });
    expect(JSON.stringify(await eventsOf(set.log))).not.toMatch(/Weber|0100/u);
  });

  test('has the events of a request name it, unless they name something else', async () => {
    const answers = await passEvents(
      { ...set, log },
      [booking('1'), { ...booking('2'), correlationid: 'order-7' }],
      settings,
      'request-1',
    );
    expect(answers.map((answer) => (answer.ok ? answer.event.correlationid : undefined))).toEqual([
      'request-1',
      'order-7',
    ]);
  });

  test('says nothing was taken when the log takes nothing', async () => {
    const broken = { ...log, append: () => Promise.reject(new Error('no disk')) };
    await expect(passEvents({ ...set, log: broken }, [booking('1')], settings)).rejects.toThrow('no disk');
  });
});

/** Positions are those of a partition. */
function placeOf({ subject, position }: { readonly subject: string; readonly position: string }): string {
  return `${String(set.log.partitionOf(subject))} ${position}`;
}
